/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A new file has the type of its directory and the level of the process that made it",
	.source = "SELinux Notebook, Computing Security Contexts, file creation",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the cell's process has another pair of categories" })
{
	stage();
	AS("cell_t", sabotaged() ? neighbour() : categories())
	MUST(mkdir(sabotaged() ? "/theirs/dir" : "/own/dir", 0700));
	make_file("/own/host", "", 0600);
	EXPECT_STR(file_label(sabotaged() ? "/theirs/dir" : "/own/dir"),
		object_context("cell_file_t", categories()));
	EXPECT_STR(file_label("/own/host"), object_context("cell_file_t", NULL));
}
