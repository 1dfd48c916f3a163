/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a loop in the mount tree. */
PROBE(
	.claim = "Moving a mount to a place below itself fails with ELOOP",
	.source = "mount(2), ERRORS (ELOOP); move_mount(2)",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the place lies beside the mount" },
)
{
	const char *a = new_tmpfs("a"), *dir = new_dir(a, "dir"), *mid = new_dir(a, "mid");
	const char *beside = new_tmpfs("beside"), *place = new_dir(beside, "place");

	MUST(tmpfs_on(mid));
	const char *deep = new_dir(mid, "deep");
	row("mount, a directory of it");
	EXPECT_ERRNO(mount(a, sabotaged() ? place : dir, NULL, MS_MOVE, NULL), ELOOP);
	if (sabotaged())
		return;
	row("mount, a mount below it");
	EXPECT_ERRNO(mount(a, deep, NULL, MS_MOVE, NULL), ELOOP);
	row("move_mount");
	EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, dir, 0), ELOOP);
	EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, deep, 0), ELOOP);
	row("beside it");
	EXPECT_OK(mount(a, place, NULL, MS_MOVE, NULL)); /* control */
}
