/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_device.h"

/* Kernel bug it catches: both the old and the new program in force after a replacement. */
PROBE(
	.claim = "A device program replaced by another in one step stops binding and the new one binds",
	.source = "kernel BPF_F_REPLACE, linux/bpf.h; OCI runtime-spec config-linux.md, Allowed Device list",
	.needs = { "cgroup2", "syscall.bpf", "root" },
	.sabotage = { .twin = "the new one is attached beside the old one" },
)
{
	const struct device_rule zero = { BPF_DEVCG_DEV_CHAR, 1, 5, 7, false };
	const struct device_rule full = { BPF_DEVCG_DEV_CHAR, 1, 7, 7, false };
	const char *top = cg_new(cg2(), "top");
	int old = device_program(&zero), new = device_program(&full);
	int dir = MUST(open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC));

	MUST(device_attach(top, old, BPF_F_ALLOW_MULTI));
	union bpf_attr attr = { .target_fd = (uint32_t)dir,
		.attach_bpf_fd = (uint32_t)new,
		.attach_type = BPF_CGROUP_DEVICE,
		.attach_flags = BPF_F_ALLOW_MULTI | (sabotaged() ? 0 : BPF_F_REPLACE),
		.replace_bpf_fd = sabotaged() ? 0 : (uint32_t)old };
	EXPECT_OK(syscall(SYS_bpf, BPF_PROG_ATTACH, &attr, sizeof(attr)));
	IN_CHILD(0) {
		MUST(cg_enter(top, 0));
		row("what the old one denied");
		EXPECT_EQ(device_open("/dev/zero", O_RDONLY), 0);
		row("what the new one denies");
		EXPECT_EQ(device_open("/dev/full", O_RDONLY), EPERM); /* control */
	}
}
