/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "probe.h"

/* Kernel bug it catches: "all processes of the user" taken to mean those of every namespace. */
#define USER 54321

static int ioprio_of(pid_t pid)
{
	return (int)MUST(syscall(SYS_ioprio_get, 1, pid));
}

PROBE(.claim = "setpriority and ioprio_set for a user change no process outside the PID namespace",
	.source = "pid_namespaces(7), Nesting PID namespaces; setpriority(2); ioprio_set(2)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate ready = gate_new(), end = gate_new(), over = gate_new();
	pid_t outside = spawn(0);

	if (outside == 0) {
		become(USER, USER);
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int nice = getpriority(PRIO_PROCESS, (id_t)outside), io = ioprio_of(outside);
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWPID)
	{
		pid_t inside = spawn(0);
		if (inside == 0) {
			become(USER, USER);
			gate_post(&ready);
			gate_wait(&over);
			probe_exit(0);
		}
		gate_wait(&ready);
		MUST(setpriority(PRIO_USER, USER, 7));
		MUST(syscall(SYS_ioprio_set, 3 /* user */, USER, 2 << 13 | 6));
		EXPECT_EQ(getpriority(PRIO_PROCESS, (id_t)inside), 7); /* control */
		EXPECT_EQ(ioprio_of(inside), 2 << 13 | 6);
		/* The best of the user's processes: the outer one does not count. */
		EXPECT_EQ(getpriority(PRIO_USER, USER), 7);
		gate_post(&over);
		EXPECT_EXIT(child_wait(inside), 0);
	}
	EXPECT_EQ(getpriority(PRIO_PROCESS, (id_t)outside), nice);
	EXPECT_EQ(ioprio_of(outside), io);
	gate_post(&end);
	EXPECT_EXIT(child_wait(outside), 0);
}
