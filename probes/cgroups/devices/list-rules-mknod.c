/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: v1's list applied to open(2) and not to mknod(2). */
PROBE(
	.claim = "In a v1 group a node can be made where its m is allowed and is EPERM elsewhere",
	.source = "Documentation/admin-guide/cgroup-v1/devices.rst, Description",
	.needs = { "cgroup1.devices", "root", "cap.MKNOD" },
	.sabotage = { .twin = "nothing is denied" },
)
{
	const char *top = cg_new(cg1("devices"), "top");

	if (!sabotaged())
		MUST(cg_write(top, "devices.deny", "a"));
	MUST(cg_write(top, "devices.allow", "b 7:* m"));
	MUST(cg_write(top, "devices.allow", "c 1:3 rw"));
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		row("allowed by a wildcard");
		EXPECT_EQ(device_mknod(S_IFBLK, 7, 200), 0); /* control */
		row("another major number");
		EXPECT_EQ(device_mknod(S_IFBLK, 8, 200), EPERM);
		row("the other type");
		EXPECT_EQ(device_mknod(S_IFCHR, 7, 200), EPERM);
		row("allowed to open only");
		EXPECT_EQ(device_mknod(S_IFCHR, 1, 3), EPERM);
		row("a pipe");
		EXPECT_EQ(device_mknod(S_IFIFO, 0, 0), 0);
	}
}
