/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <elf.h>

#include "stage.h"

static uint64_t at_secure(pid_t pid)
{
	Elf64_auxv_t vector[64];
	int fd = MUST(open(fmt("/proc/%d/auxv", pid), O_RDONLY | O_CLOEXEC));
	ssize_t n = MUST(read(fd, vector, sizeof(vector)));

	close(fd);
	for (size_t i = 0; i < (size_t)n / sizeof(vector[0]); i++)
		if (vector[i].a_type == AT_SECURE)
			return vector[i].a_un.a_val;
	broken("/proc/%d/auxv has no AT_SECURE", pid);
}

PROBE(.claim = "A transition without process:noatsecure sets AT_SECURE in the new program",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, "
		  "noatsecure",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_program("/plain", "cell_ro_file_t", NULL);
	pid_t pid = MUST(launch("cell_t", categories(), NULL, NULL, "/child"));
	EXPECT_EQ(at_secure(pid), 1);
	drop(pid);
	pid = MUST(launch("cell_init_t", categories(), NULL, NULL, "/plain"));
	EXPECT_EQ(at_secure(pid), 0); /* control */
	drop(pid);
}
