/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the program left in the session and process group of whoever started it. */
static void watch(void);

PROBE(.claim = "A cell's program leads a session of its own, so no terminal of the caller is its "
	       "own",
	.source = "runtime-spec config.md, Process, terminal; setsid(2); ioctl_tty(2), Controlling "
		  "terminal",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .twin = "a child of the outside, which stays in the session, is looked at" },
	.outside = watch, )
{
	tell(1);
	await(1);
	EXPECT_EQ(getsid(0), getpid());
	EXPECT_EQ(getpgrp(), getpid());
	EXPECT_ERRNO(setsid(), EPERM); /* control: a leader cannot */
	tell(2);
}

static void watch(void)
{
	await(1);
	pid_t pid = sabotaged() ? spawn(0) : cell_pid();
	if (pid == 0)
		probe_exit(0);
	EXPECT_EQ(getsid(pid), pid);
	tell(1);
	await(2);
}
