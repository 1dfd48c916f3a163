/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: open(2) is checked and mknod(2) is not. */
PROBE(
	.claim = "A program that denies mknod stops that device's node and no other, nor a pipe or plain file",
	.source = "cgroup-v2.rst, Device controller; linux/bpf.h, BPF_DEVCG_ACC_MKNOD",
	.needs = { "cgroup2", "syscall.bpf", "root", "cap.MKNOD" },
	.sabotage = { .twin = "the program is about opening only" },
)
{
	const struct device_rule rule = { BPF_DEVCG_DEV_BLOCK, 7, 200,
		sabotaged() ? BPF_DEVCG_ACC_READ | BPF_DEVCG_ACC_WRITE : BPF_DEVCG_ACC_MKNOD, false };
	const char *top = cg_new(cg2(), "top");

	row("outside of the group");
	EXPECT_EQ(device_mknod(S_IFBLK, 7, 200), 0); /* control */
	MUST(device_attach(top, device_program(&rule), 0));
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		row("the denied device");
		EXPECT_EQ(device_mknod(S_IFBLK, 7, 200), EPERM);
		row("another number");
		EXPECT_EQ(device_mknod(S_IFBLK, 7, 201), 0);
		row("the other type");
		EXPECT_EQ(device_mknod(S_IFCHR, 7, 200), 0);
		row("a pipe");
		EXPECT_EQ(device_mknod(S_IFIFO, 7, 200), 0);
		row("a plain file");
		EXPECT_EQ(device_mknod(S_IFREG, 7, 200), 0);
	}
}
