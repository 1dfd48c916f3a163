/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static int opened(const char *path)
{
	return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

/* Kernel bug it catches: a copy-up or a new upper file is labelled as its maker or its lower file. */
PROBE(.claim = "On an overlay with context= new and copied-up files have that label in the upper "
	       "layer",
	.source = "Documentation/filesystems/overlayfs.rst, Permission model",
	.denied_by = "categories", .needs = { "selinux", "root", "fs.overlay" },
	.sabotage = { .twin = "the overlay has no context option" })
{
	const char *own = strdup(object_context("cell_file_t", categories()));
	const char *theirs = strdup(object_context("cell_file_t", neighbour()));

	stage();
	for (const char *const *d = (const char *const[]){ "/lower", "/upper", "/work", "/merged",
		     "/upper-b", "/work-b", "/merged-b", NULL };
		*d; d++)
		make_labelled_dir(*d, "cell_file_t", NULL);
	make_labelled("/lower/old", "cell_ro_file_t", NULL);
	MUST(mount("overlay", "/merged", "overlay", 0,
		fmt("lowerdir=/lower,upperdir=/upper,workdir=/work%s%s%s",
			sabotaged() ? "" : ",context=\"", sabotaged() ? "" : own,
			sabotaged() ? "" : "\"")));
	MUST(mount("overlay", "/merged-b", "overlay", 0,
		fmt("lowerdir=/lower,upperdir=/upper-b,workdir=/work-b,context=\"%s\"", theirs)));
	AS("cell_t", categories())
	{
		EXPECT_OK(opened("/merged/new")); /* control */
		EXPECT_OK(opened("/merged/old"));
		EXPECT_ERRNO(opened("/merged-b/new"), EACCES);
	}
	EXPECT_STR(file_label("/merged/old"), own);
	EXPECT_STR(file_label("/upper/new"), own);
	EXPECT_STR(file_label("/upper/old"), own);
	EXPECT_AVC("cell_t", theirs, "dir", "search");
	umount("/merged");
	umount("/merged-b");
}
