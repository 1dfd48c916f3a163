/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: the access bits lost or swapped on open. */
PROBE(
	.claim = "A program that denies writing lets a device be opened for reading and not for writing",
	.source = "cgroup-v2.rst, Device controller; linux/bpf.h, BPF_DEVCG_ACC_READ, BPF_DEVCG_ACC_WRITE",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the program is about mknod only" },
)
{
	static const struct {
		const char *name;
		int access, flags, error;
	} cases[] = { { "writing denied, read", BPF_DEVCG_ACC_WRITE, O_RDONLY, 0 },
		{ "writing denied, write", BPF_DEVCG_ACC_WRITE, O_WRONLY, EPERM },
		{ "writing denied, both", BPF_DEVCG_ACC_WRITE, O_RDWR, EPERM },
		{ "reading denied, read", BPF_DEVCG_ACC_READ, O_RDONLY, EPERM },
		{ "reading denied, write", BPF_DEVCG_ACC_READ, O_WRONLY, 0 },
		{ "reading denied, both", BPF_DEVCG_ACC_READ, O_RDWR, EPERM } };
	const char *groups[2] = { cg_new(cg2(), "write"), cg_new(cg2(), "read") };

	for (int i = 0; i < 2; i++) {
		const struct device_rule rule = { BPF_DEVCG_DEV_CHAR, 1, 5,
			sabotaged() ? BPF_DEVCG_ACC_MKNOD : cases[i * 3].access, false };
		MUST(device_attach(groups[i], device_program(&rule), 0));
	}
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		IN_CHILD(0) {
			MUST(cg_enter(groups[i / 3], 0));
			EXPECT_EQ(device_open("/dev/zero", cases[i].flags), cases[i].error);
		}
	}
	row("control");
	EXPECT_EQ(device_open("/dev/zero", O_RDWR), 0); /* control */
}
