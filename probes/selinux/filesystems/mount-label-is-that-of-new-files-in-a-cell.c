/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	await(1);
	EXPECT_STR((char *)shared_words(), object_context("cell_file_t", categories()));
	tell(1);
}

PROBE(.claim = "A file made on a tmpfs of the cell has the mount label with the cell's categories",
	.source = "OCI runtime-spec config-linux.md, mountLabel",
	.needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t", .mount_selinux_type = "cell_file_t" },
	.sabotage = { .selinux_type = "cell_super_t", .mount_selinux_type = "cell_ro_file_t" },
	.outside = outside)
{
	EXPECT_OK(open("/tmp/file", O_RDWR | O_CREAT | O_CLOEXEC, 0600)); /* control */
	snprintf((char *)shared_words(), 256, "%s", file_label("/tmp/file"));
	tell(1);
	await(1);
}
