/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static int open_handle(void)
{
	struct {
		struct file_handle head;
		unsigned char space[128];
	} h = { .head = { .handle_bytes = 128 } };
	int mount_id, dir = MUST(open("/own", O_RDONLY | O_DIRECTORY | O_CLOEXEC));

	MUST(name_to_handle_at(AT_FDCWD, "/own/file", &h.head, &mount_id, 0));
	return open_by_handle_at(dir, &h.head, O_RDONLY | O_CLOEXEC);
}

PROBE(.claim = "open_by_handle_at(2) by a cell's root is EPERM without capability:dac_read_search",
	.source = "SELinux Notebook, Object Classes and Permissions, Capability Object Classes, "
		  "dac_read_search",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	AS("cell_t", categories())
	EXPECT_ERRNO(open_handle(), EPERM);
	AS("cell_init_t", categories())
	EXPECT_OK(open_handle()); /* control */
	EXPECT_AVC("cell_t", "cell_t", "capability", "dac_read_search");
}
