/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the last or the nearest program alone decides. */
PROBE(
	.claim = "With several device programs, in one group or along its ancestors, one refusal is enough",
	.source = "kernel BPF_F_ALLOW_MULTI, linux/bpf.h; cgroup-v2.rst, Device controller",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the refusing program is left out" },
)
{
	const struct device_rule deny = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const struct device_rule other = { BPF_DEVCG_DEV_CHAR, 1, 7, 7, false };
	int no = device_program(&deny), yes = device_program(&other);

	for (int i = 0; i < 4; i++) {
		const char *top = cg_new(cg2(), fmt("top%d", i)), *low = cg_new(top, "low");
		row("%s", i == 0 ? "first of one group" : i == 1 ? "last of one group" :
			i == 2 ? "the ancestor's" : "the descendant's");
		const char *first = i == 3 ? top : i == 2 ? low : low;
		if (i == 0 && !sabotaged())
			MUST(device_attach(low, no, BPF_F_ALLOW_MULTI));
		MUST(device_attach(first, yes, BPF_F_ALLOW_MULTI));
		if (i != 0 && !sabotaged())
			MUST(device_attach(i == 2 ? top : low, no, BPF_F_ALLOW_MULTI));
		IN_CHILD(0) {
			MUST(cg_enter(low, 0));
			EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
			EXPECT_EQ(device_open("/dev/full", O_RDONLY), EPERM); /* control: the other one */
			EXPECT_EQ(device_open("/dev/null", O_RDONLY), 0);
		}
	}
}
