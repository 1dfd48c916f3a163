/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: a process hidden from its ancestors, or known to them by its own number;
 * one of the ways to address it not translated. */
static void address(void);

PROBE(.claim = "A cell's first process is 1 inside, and has another number by which the host finds "
	       "it",
	.source = "pid_namespaces(7), Nesting PID namespaces", .needs = { "root", "ns.pid" },
	.cell = { .plain = true }, .sabotage = { .share = NS_PID }, .outside = address, )
{
	EXPECT_EQ(getpid(), 1);
	EXPECT_STR(status_field(0, "Pid"), "1");
	shared_words()[0] = ns_inode(0, "pid");
	tell(1);
	await(1);
}

static void address(void)
{
	pid_t cell = cell_pid();

	await(1);
	EXPECT_NE(cell, 1);
	EXPECT_OK(kill(cell, 0));
	EXPECT_OK(close(pidfd_open(cell, 0)));
	EXPECT_GE(getpgid(cell), 1);
	EXPECT_EQ(ns_inode(cell, "pid"), shared_words()[0]); /* control: the very process */
	EXPECT_NE(ns_inode(0, "pid"), shared_words()[0]);
	EXPECT_STR(proc_status("/proc", fmt("%d", cell), "NSpid"), fmt("%d\t1", cell));
	tell(1);
}
