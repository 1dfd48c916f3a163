/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: a child's list widened beyond its parent's. */
PROBE(
	.claim = "A v1 child group starts with its parent's list and cannot allow more: EPERM",
	.source = "Documentation/admin-guide/cgroup-v1/devices.rst, Hierarchy",
	.needs = { "cgroup1.devices", "root" },
	.sabotage = { .twin = "the parent allows it" },
)
{
	const char *top = cg_new(cg1("devices"), "top");

	MUST(cg_write(top, "devices.deny", "a"));
	MUST(cg_write(top, "devices.allow", "c 1:3 rw"));
	if (sabotaged())
		MUST(cg_write(top, "devices.allow", "c 1:5 rw"));
	const char *low = cg_new(top, "low");
	row("inherited");
	EXPECT_EQ(strncmp(cg_read(low, "devices.list"), "c 1:3 rw", 8), 0);
	row("more than the parent");
	EXPECT_ERRNO(cg_write(low, "devices.allow", "c 1:5 rw"), EPERM);
	row("more access than the parent");
	EXPECT_ERRNO(cg_write(low, "devices.allow", "c 1:3 m"), EPERM);
	row("everything");
	EXPECT_ERRNO(cg_write(low, "devices.allow", "a"), EPERM);
	row("less, and the same again");
	EXPECT_OK(cg_write(low, "devices.deny", "c 1:3 w"));
	EXPECT_OK(cg_write(low, "devices.allow", "c 1:3 rw")); /* control */
}
