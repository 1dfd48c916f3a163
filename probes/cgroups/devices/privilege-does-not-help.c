/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: root, or a capability, excused from the device program. */
PROBE(
	.claim = "A device program binds root with every capability, in old and new namespaces, after exec too",
	.source = "cgroup-v2.rst, Device controller; capabilities(7), CAP_DAC_OVERRIDE, CAP_MKNOD",
	.needs = { "cgroup2", "syscall.bpf", "root", "userns" },
	.sabotage = { .twin = "the program is not attached" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top");
	int program = device_program(&rule);

	if (!sabotaged())
		MUST(device_attach(top, program, 0));
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		row("root");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("root in a new mount and cgroup namespace");
		IN_CHILD(CLONE_NEWNS | CLONE_NEWCGROUP)
			EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("root of a new user namespace");
		IN_USERNS(0, "0 0 1", "0 0 1")
			EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("control");
		EXPECT_EQ(device_open("/dev/null", O_RDWR), 0); /* control */
	}
}
