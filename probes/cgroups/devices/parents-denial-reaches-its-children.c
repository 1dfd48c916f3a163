/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: an exception revoked in the parent left in the child. */
PROBE(
	.claim = "What a v1 parent denies later is taken from its children, and allowing it gives it not back",
	.source = "Documentation/admin-guide/cgroup-v1/devices.rst, Hierarchy",
	.needs = { "cgroup1.devices", "root" },
	.sabotage = { .twin = "the parent denies another device" },
)
{
	const char *top = cg_new(cg1("devices"), "top");

	MUST(cg_write(top, "devices.deny", "a"));
	MUST(cg_write(top, "devices.allow", "c 1:5 rw"));
	MUST(cg_write(top, "devices.allow", "c 1:7 rw"));
	const char *low = cg_new(top, "low");
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		row("before");
		EXPECT_EQ(device_open("/dev/zero", O_RDWR), 0); /* control */
		MUST(cg_write(top, "devices.deny", sabotaged() ? "c 1:7 rw" : "c 1:5 rw"));
		row("denied above");
		EXPECT_EQ(device_open("/dev/zero", O_RDWR), EPERM);
		MUST(cg_write(top, "devices.allow", "c 1:5 rw"));
		row("allowed above again");
		EXPECT_EQ(device_open("/dev/zero", O_RDWR), EPERM);
	}
}
