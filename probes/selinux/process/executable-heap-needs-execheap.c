/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "stage.h"

static int heap_executable(void)
{
	uintptr_t end = (uintptr_t)sbrk(0);
	char *page = (char *)((end + 4095) & ~4095ul);

	MUST(brk(page + 8192));
	page[0] = 1;
	return mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
}

PROBE(.claim = "mprotect(2) that makes memory of brk(2) executable is EACCES, process:execheap",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, execheap",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(heap_executable(), EACCES);
	AS("cell_init_t", categories())
	EXPECT_OK(heap_executable()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "process", "execheap");
}
