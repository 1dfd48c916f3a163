/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: the number of a group or session outside shown; setpgid(2) joining a group
 * by the parent namespace's number. */
PROBE(.claim = "A process group or session led from outside the PID namespace has the number 0",
	.source = "pid_namespaces(7), Nesting PID namespaces; credentials(7), Process group ID",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate ready = gate_new(), end = gate_new();

	MUST(setsid());
	pid_t leader = getpid(), init = spawn((sabotaged() ? 0 : CLONE_NEWPID) | CLONE_NEWNS);
	if (init == 0) {
		const char *proc = mount_proc("proc");
		int group, session;
		row("inherited");
		EXPECT_EQ(getpgrp(), 0);
		EXPECT_EQ(getpgid(0), 0);
		EXPECT_EQ(getsid(0), 0);
		const char *stat = strrchr(file_text(fmt("%s/self/stat", proc)), ')');
		MUST_BE(sscanf(stat, ") %*c %*d %d %d", &group, &session) == 2);
		EXPECT_EQ(group, 0);
		EXPECT_EQ(session, 0);
		row("by the outer number");
		EXPECT_ERRNO(setpgid(0, leader), EPERM);
		gate_post(&ready);
		gate_wait(&end);
		row("its own");
		EXPECT_EQ(setsid(), 1); /* control */
		EXPECT_EQ(getsid(0), 1);
		EXPECT_EQ(getpgrp(), 1);
		probe_exit(0);
	}
	gate_wait(&ready);
	row("seen from outside");
	EXPECT_EQ(getpgid(init), leader);
	EXPECT_EQ(getsid(init), leader);
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
