/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/bpf.h>

#include "stage.h"

static long load_program(void)
{
	const struct bpf_insn code[] = { { .code = BPF_ALU64 | BPF_MOV | BPF_K },
		{ .code = BPF_JMP | BPF_EXIT } };
	union bpf_attr a = { .prog_type = BPF_PROG_TYPE_SOCKET_FILTER,
		.insn_cnt = 2,
		.insns = (uintptr_t)code,
		.license = (uintptr_t) "GPL" };

	return syscall(SYS_bpf, BPF_PROG_LOAD, &a, sizeof(a));
}

static long make_map(void)
{
	union bpf_attr a = {
		.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
	};

	return syscall(SYS_bpf, BPF_MAP_CREATE, &a, sizeof(a));
}

PROBE(.claim = "BPF_PROG_LOAD in a domain that may make maps but not load programs is EACCES",
	.source = "SELinux Notebook, Object Classes and Permissions, BPF Object Class, prog_load",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.bpf" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_init_t", categories())
	{
		EXPECT_ERRNO(load_program(), EACCES);
		EXPECT_OK(make_map()); /* control */
	}
	EXPECT_AVC("cell_init_t", "cell_init_t", "bpf", "prog_load");
}
