/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the program of the group of birth used after a migration. */
PROBE(
	.claim = "A process obeys the device program of the group it is in, after each move",
	.source = "cgroup-v2.rst, Device controller",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "it is not moved" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *strict = cg_new(cg2(), "strict"), *open_one = cg_new(cg2(), "open");

	MUST(device_attach(strict, device_program(&rule), 0));
	pid_t pid = spawn_in(open_one, 0);
	if (pid == 0) {
		row("before");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0); /* control */
		row("moved in");
		if (!sabotaged())
			MUST(cg_enter(strict, 0));
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("moved out");
		MUST(cg_enter(open_one, 0));
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
