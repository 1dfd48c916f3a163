/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: v1's list not applied on open, or access letters swapped. */
PROBE(
	.claim = "After devices.deny a of a v1 group only what devices.allow names can be opened: EPERM",
	.source = "Documentation/admin-guide/cgroup-v1/devices.rst, User Interface",
	.needs = { "cgroup1.devices", "root" },
	.sabotage = { .twin = "nothing is denied" },
)
{
	const char *top = cg_new(cg1("devices"), "top");

	row("the list at first");
	EXPECT_STR(cg_read(top, "devices.list"), "a *:* rwm");
	if (!sabotaged())
		MUST(cg_write(top, "devices.deny", "a"));
	MUST(cg_write(top, "devices.allow", "c 1:3 rw"));
	MUST(cg_write(top, "devices.allow", "c 1:5 r"));
	row("the list");
	EXPECT_STR(cg_read(top, "devices.list"), "c 1:3 rw\nc 1:5 r");
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		row("allowed for both");
		EXPECT_EQ(device_open("/dev/null", O_RDWR), 0); /* control */
		row("allowed for reading");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0);
		EXPECT_EQ(device_open("/dev/zero", O_WRONLY), EPERM);
		EXPECT_EQ(device_open("/dev/zero", O_RDWR), EPERM);
		row("not allowed");
		EXPECT_EQ(device_open("/dev/full", O_RDONLY), EPERM);
	}
}
