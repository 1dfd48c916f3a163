/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A mount whose context has a neighbour's categories is closed to a cell: EACCES",
	.source = "mount(8), context", .denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	make_dir("/mnt");
	make_dir("/mnt2");
	MUST(mount("a", "/mnt", "tmpfs", 0,
		fmt("mode=0777,context=\"%s\"", object_context("cell_file_t", neighbour()))));
	MUST(mount("b", "/mnt2", "tmpfs", 0,
		fmt("mode=0777,context=\"%s\"", object_context("cell_file_t", categories()))));
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(open("/mnt/new", O_RDWR | O_CREAT | O_CLOEXEC, 0600), EACCES);
		EXPECT_OK(open("/mnt2/new", O_RDWR | O_CREAT | O_CLOEXEC, 0600)); /* control */
	}
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "dir", "search");
}
