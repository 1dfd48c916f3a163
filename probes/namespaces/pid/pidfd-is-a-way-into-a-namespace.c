/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bugs it catches: setns(2) with a pidfd and CLONE_NEWPID moving the caller, or placing its
 * children in the namespace of the target's parent; the flag ignored beside others. */
PROBE(.claim = "setns(2) with a pidfd and CLONE_NEWPID places later children beside that process",
	.source = "setns(2), fd is a PID file descriptor; PID namespaces",
	.needs = { "root", "ns.pid", "ns.uts" },
	.sabotage = { .twin = "CLONE_NEWPID is left out of the types" }, )
{
	struct gate end = gate_new();
	pid_t init = spawn(CLONE_NEWPID | CLONE_NEWUTS);

	if (init == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	IN_CHILD(0)
	{
		pid_t before = getpid();
		int types = CLONE_NEWUTS | (sabotaged() ? 0 : CLONE_NEWPID);
		MUST(setns(MUST(pidfd_open(init, 0)), types));
		EXPECT_EQ(getpid(), before);
		EXPECT_EQ(ns_inode(0, "uts"), ns_inode(init, "uts")); /* control */
		EXPECT_EQ(ns_inode(0, "pid_for_children"), ns_inode(init, "pid"));
		pid_t joined = spawn(0);
		if (joined == 0) {
			EXPECT_EQ(getpid(), 2);
			EXPECT_EQ(getppid(), 0);
			probe_exit(0);
		}
		EXPECT_NE(joined, 2);
		EXPECT_EXIT(child_wait(joined), 0);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
