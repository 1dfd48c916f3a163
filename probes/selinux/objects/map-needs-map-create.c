/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/bpf.h>

#include "stage.h"

static long make_map(void)
{
	union bpf_attr a = {
		.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
	};

	return syscall(SYS_bpf, BPF_MAP_CREATE, &a, sizeof(a));
}

PROBE(.claim = "BPF_MAP_CREATE is EACCES in a domain that has the capability bpf but not "
	       "bpf:map_create",
	.source = "SELinux Notebook, Object Classes and Permissions, BPF Object Class, map_create",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.bpf" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_child_t", categories())
	EXPECT_ERRNO(make_map(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(make_map()); /* control */
	EXPECT_AVC("cell_child_t", "cell_child_t", "bpf", "map_create");
}
