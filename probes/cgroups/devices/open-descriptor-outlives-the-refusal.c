/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the check made at use instead of at open. */
PROBE(
	.claim = "A device opened before the program was attached can still be read, a new open is EPERM",
	.source = "cgroup-v2.rst, Device controller",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the program is not attached" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const char *top = cg_new(cg2(), "top");
	int program = device_program(&rule);
	char byte = 1;

	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		int fd = MUST(open("/dev/zero", O_RDONLY | O_CLOEXEC));
		if (!sabotaged())
			MUST(device_attach(top, program, 0));
		row("the old descriptor");
		EXPECT_EQ(read(fd, &byte, 1), 1); /* control */
		row("a new one");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), EPERM);
		row("the old one opened again through procfs");
		EXPECT_EQ(device_open(fmt("/proc/self/fd/%d", fd), O_RDONLY), EPERM);
	}
}
