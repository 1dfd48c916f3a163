/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

static int stack_executable(void)
{
	char here;
	char *page = (char *)((uintptr_t)&here & ~4095ul);

	return mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
}

PROBE(.claim = "mprotect(2) that makes the stack executable is EACCES, process:execstack",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, execstack",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(stack_executable(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(stack_executable()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "process", "execstack");
}
