/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: a program without flags overridden by a descendant's. */
PROBE(
	.claim = "Below a device program attached without flags no group takes a program of its own: EPERM",
	.source = "kernel BPF_F_ALLOW_OVERRIDE, BPF_F_ALLOW_MULTI, linux/bpf.h",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "it is attached with BPF_F_ALLOW_MULTI" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"), *side = cg_new(cg2(), "side");
	int program = device_program(&rule), another = device_program(&rule);

	MUST(device_attach(top, program, sabotaged() ? BPF_F_ALLOW_MULTI : 0));
	row("a descendant without flags");
	EXPECT_ERRNO(device_attach(low, another, 0), EPERM);
	row("a descendant with another flag");
	EXPECT_ERRNO(device_attach(low, another, BPF_F_ALLOW_MULTI), EPERM);
	row("a sibling");
	EXPECT_OK(device_attach(side, another, 0)); /* control */
}
