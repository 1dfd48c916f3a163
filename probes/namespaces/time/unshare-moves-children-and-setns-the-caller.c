/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_time.h"
#include "probe.h"

/* Kernel bugs it catches: unshare(2) moves the caller at once; setns(2) leaves the caller's vDSO
 * page or its namespace for children behind; a pidfd treated unlike a namespace descriptor. */
#define SHIFT 70000

static bool shifted(int64_t before)
{
	return clock_ns(CLOCK_MONOTONIC) >= before + SHIFT * SECOND &&
	       clock_ns_call(CLOCK_MONOTONIC) >= before + SHIFT * SECOND;
}

PROBE(.claim = "unshare(CLONE_NEWTIME) moves only children; setns(2) moves the caller and its "
	       "children",
	.source = "time_namespaces(7), DESCRIPTION; setns(2)", .needs = { "root", "ns.time" },
	.sabotage = { .twin = "the new namespace has no offset and is not joined" }, )
{
	ino_t old = ns_inode(0, "time");
	int64_t before = clock_ns_call(CLOCK_MONOTONIC);
	struct gate end = gate_new();

	row("unshare");
	if (!sabotaged())
		new_time(SHIFT, 0);
	EXPECT_EQ(ns_inode(0, "time"), old);
	EXPECT_NE(ns_inode(0, "time_for_children"), old);
	EXPECT(!shifted(before)); /* control */
	pid_t child = spawn(0);
	if (child == 0) {
		EXPECT(shifted(before));
		EXPECT_NE(ns_inode(0, "time"), old);
		EXPECT_EQ(ns_inode(0, "time_for_children"), ns_inode(0, "time"));
		gate_wait(&end);
		probe_exit(0);
	}
	EXPECT_EQ(ns_inode(child, "time"), ns_inode(0, "time_for_children"));
	for (int by_pidfd = 0; by_pidfd < 2; by_pidfd++) {
		IN_CHILD(0)
		{
			row(by_pidfd ? "setns with a pidfd" : "setns with a descriptor");
			int home = ns_open(getppid(), "time");
			MUST(setns(home, CLONE_NEWTIME));
			EXPECT(!shifted(before));
			EXPECT_EQ(ns_inode(0, "time_for_children"), old);
			int fd = by_pidfd ? MUST(pidfd_open(child, 0)) : ns_open(child, "time");
			EXPECT_OK(setns(fd, CLONE_NEWTIME));
			EXPECT(shifted(before));
			EXPECT_EQ(ns_inode(0, "time"), ns_inode(child, "time"));
			EXPECT_EQ(ns_inode(0, "time_for_children"), ns_inode(child, "time"));
			IN_CHILD(0)
			{
				EXPECT(shifted(before));
			}
		}
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(child), 0);
}
