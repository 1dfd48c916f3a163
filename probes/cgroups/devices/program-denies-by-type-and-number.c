/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the device's numbers or type handed over wrongly to the program. */
PROBE(
	.claim = "A device program of the group refuses to open exactly the device it denies, with EPERM",
	.source = "cgroup-v2.rst, Device controller; kernel BPF_PROG_TYPE_CGROUP_DEVICE",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the program is not attached" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top");
	int program = device_program(&rule);

	if (!sabotaged())
		MUST(device_attach(top, program, 0));
	IN_CHILD(0) {
		row("outside of the group");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0); /* control */
		MUST(cg_enter(top, 0));
		row("the denied device");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("another minor number");
		EXPECT_EQ(device_open("/dev/full", O_RDONLY), 0);
		EXPECT_EQ(device_open("/dev/null", O_RDWR), 0);
	}
}
