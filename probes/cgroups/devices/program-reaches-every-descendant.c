/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the effective programs of a child computed without its ancestors'. */
PROBE(
	.claim = "A device program binds groups below it, those that existed before and those made later",
	.source = "cgroup-v2.rst, Device controller; kernel cgroup_bpf_inherit",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "it is attached to a sibling" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	const char *early = cg_new(top, "early"), *deep = cg_new(early, "deep");

	MUST(device_attach(sabotaged() ? side : top, device_program(&rule), 0));
	const char *groups[] = { early, deep, cg_new(top, "late") };
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0 ? "a child" : i == 1 ? "a grandchild" : "a child made later");
		IN_CHILD(0) {
			MUST(cg_enter(groups[i], 0));
			EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
			EXPECT_EQ(device_open("/dev/null", O_RDONLY), 0); /* control */
		}
	}
}
