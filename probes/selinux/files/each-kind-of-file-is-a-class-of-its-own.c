/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>
#include <sys/time.h>

#include "stage.h"

static const char *victim; /* in the cell's own directory, with the host's label */

static long do_unlink(void)
{
	return unlink(victim);
}
static long do_rename(void)
{
	return rename(victim, "/own/renamed");
}
static long do_link(void)
{
	return link(victim, "/own/linked");
}
static long do_getattr(void)
{
	struct stat st;

	return lstat(victim, &st);
}
static long do_setattr(void)
{
	return lchown(victim, 1, 1);
}
static long do_relabel(void)
{
	int e = label_file(victim, object_context("cell_file_t", categories()));

	errno = -e;
	return e ? -1 : 0;
}

static const struct {
	const char *perm;
	long (*call)(void);
} calls[] = { { "getattr", do_getattr }, { "setattr", do_setattr }, { "relabelfrom", do_relabel },
	{ "link", do_link }, { "rename", do_rename }, { "unlink", do_unlink } };

static const struct {
	const char *tclass;
	mode_t mode;
} kinds[] = { { "file", S_IFREG }, { "lnk_file", S_IFLNK }, { "fifo_file", S_IFIFO },
	{ "sock_file", S_IFSOCK }, { "chr_file", S_IFCHR }, { "blk_file", S_IFBLK } };

/* Kernel bug it catches: what is not a regular file is checked as one, or by fewer hooks. */
PROBE(.claim = "Each act on the host's file is EACCES with the class of its kind, in a directory "
	       "of the "
	       "cell",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN,
	.timeout_ms = 20000)
{
	stage();
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		row("%s", kinds[k].tclass);
		victim = strdup(fmt("/own/%s", kinds[k].tclass));
		if (kinds[k].mode == S_IFLNK) {
			MUST(symlink("/nowhere", victim));
			MUST_RC(label_file(victim, object_context("host_file_t", NULL)));
		} else {
			/* Device 0:0 is no device: nothing real is ever within reach. */
			make_labelled_node(
				victim, kinds[k].mode, makedev(0, 0), "host_file_t", NULL);
		}
		AS("cell_t", categories())
		for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
			EXPECT_ERRNO(calls[i].call(), EACCES);
		for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
			EXPECT_AVC("cell_t", "host_file_t", kinds[k].tclass, calls[i].perm);
		MUST_RC(label_file(victim, object_context("cell_file_t", categories())));
		if (kinds[k].mode == S_IFBLK)
			continue; /* a cell may do nothing to block devices, its own included */
		AS("cell_t", categories())
		for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
			EXPECT_OK(calls[i].call()); /* control */
			if (calls[i].call == do_rename)
				MUST(rename("/own/renamed", victim));
		}
		unlink("/own/linked");
	}
}
