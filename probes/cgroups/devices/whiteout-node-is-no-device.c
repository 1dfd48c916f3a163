/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: overlayfs whiteouts refused to an unprivileged or confined maker. */
PROBE(
	.claim = "The character node 0:0, a whiteout, is made in spite of a program that denies every device",
	.source = "mknod(2), NOTES; kernel vfs_mknod, WHITEOUT_DEV",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the node is 0:1" },
)
{
	const struct device_rule rule = { ANY, ANY, ANY, 7, false };
	const char *top = cg_new(cg2(), "top");

	MUST(device_attach(top, device_program(&rule), 0));
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		EXPECT_EQ(device_mknod(S_IFCHR, 0, sabotaged() ? 1 : 0), 0);
		EXPECT_EQ(device_mknod(S_IFCHR, 1, 3), EPERM); /* control */
	}
}
