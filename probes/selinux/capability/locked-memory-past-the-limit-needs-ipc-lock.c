/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>
#include <sys/resource.h>

#include "stage.h"

static int lock_page(void)
{
	struct rlimit none = { 0, 0 };
	void *page = MUST_PTR(
		mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));

	MUST(setrlimit(RLIMIT_MEMLOCK, &none));
	return mlock(page, 4096);
}

PROBE(.claim = "mlock(2) with RLIMIT_MEMLOCK 0 is EPERM without capability:ipc_lock",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "ipc_lock",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	EXPECT_ERRNO(lock_page(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(lock_page()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "ipc_lock");
}
