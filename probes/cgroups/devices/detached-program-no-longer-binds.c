/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: a stale effective array after the detach. */
PROBE(
	.claim = "After its detach a device program binds neither the group nor its descendants",
	.source = "kernel BPF_PROG_DETACH, bpf(2); cgroup-v2.rst, Device controller",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the program is not detached" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	int program = device_program(&rule);

	MUST(device_attach(top, program, BPF_F_ALLOW_MULTI));
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		row("attached");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM); /* control */
		if (!sabotaged())
			EXPECT_OK(device_detach(top, program));
		row("detached");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0);
		row("a second detach");
		if (!sabotaged())
			EXPECT_ERRNO(device_detach(top, program), ENOENT);
		else
			EXPECT_EQ(device_open("/dev/null", O_RDONLY), 0);
	}
}
