/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "probe.h"

/* Kernel bug it catches: F_GETOWN or F_GETOWN_EX with the number in the setter's or the initial
 * namespace; a process group or a thread not translated. */
static void check(int fd, int type, pid_t wanted)
{
	struct f_owner_ex owner = { 0 };

	MUST(fcntl(fd, F_GETOWN_EX, &owner));
	EXPECT_EQ(owner.type, type);
	EXPECT_EQ(owner.pid, wanted);
	if (type != F_OWNER_PGRP)
		EXPECT_EQ(fcntl(fd, F_GETOWN), wanted);
}

static int file_owned(int type, pid_t pid)
{
	struct f_owner_ex owner = { type, pid };
	int fd = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));

	MUST(fcntl(fd, F_SETOWN_EX, &owner));
	return fd;
}

PROBE(.claim = "F_GETOWN and F_GETOWN_EX name the owner by its number in the caller's namespace, "
	       "or 0",
	.source = "fcntl(2), F_GETOWN, F_GETOWN_EX; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	static const int types[] = { F_OWNER_PID, F_OWNER_TID, F_OWNER_PGRP };
	static const char *const names[] = { "process", "thread", "process group" };
	struct gate end = gate_new();
	int channel[2], outer[3], inner[3];

	MUST(setsid());
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	for (int i = 0; i < 3; i++) {
		outer[i] = file_owned(types[i], getpid());
		row("%s, seen by itself", names[i]);
		check(outer[i], types[i], getpid()); /* control */
	}
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		MUST(setsid());
		for (int i = 0; i < 3; i++) {
			row("%s outside, seen from inside", names[i]);
			check(outer[i], types[i], 0);
		}
		for (int i = 0; i < 3; i++)
			send_fd(channel[1], file_owned(types[i], getpid()));
		gate_wait(&end);
		probe_exit(0);
	}
	for (int i = 0; i < 3; i++)
		inner[i] = recv_fd(channel[0]);
	for (int i = 0; i < 3; i++) {
		row("%s inside, seen from outside", names[i]);
		check(inner[i], types[i], init);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
