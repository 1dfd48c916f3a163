/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	await(1);
	EXPECT_STR((char *)shared_words(), subject_context("cell_t", categories()));
	EXPECT_NE(strcmp(process_label(0), (char *)shared_words()), 0); /* control */
	tell(1);
}

PROBE(.claim = "A process of a cell has the type asked for and the cell's own categories",
	.source = "OCI runtime-spec config.md, process.selinuxLabel",
	.needs = { "selinux.bulkhead", "root" }, .cell = { .selinux_type = "cell_t" },
	.sabotage = { .selinux_type = "cell_super_t" }, .outside = outside)
{
	/* Its categories are known outside only: the label is handed over. */
	snprintf((char *)shared_words(), 256, "%s", process_label(0));
	tell(1);
	await(1);
}
