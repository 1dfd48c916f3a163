/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: MS_BIND's meaning in a remount lost, so that the wrong one is changed. */
PROBE(
	.claim = "A remount without MS_BIND makes the whole file system read-only, under each of its mounts",
	.source = "mount(2), Remounting an existing mount",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the remount has MS_BIND" },
)
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b");

	bind_to(a, b);
	EXPECT_OK(mkdir(fmt("%s/before", b), 0700)); /* control */
	MUST(mount(NULL, a, NULL, MS_REMOUNT | MS_RDONLY | (sabotaged() ? MS_BIND : 0), NULL));
	EXPECT_ERRNO(mkdir(fmt("%s/x", b), 0700), EROFS);
	EXPECT_ERRNO(mkdir(fmt("%s/x", a), 0700), EROFS);
	/* Writable again for the file system leaves a read-only mount read-only. */
	MUST(mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL));
	MUST(mount(NULL, a, NULL, MS_REMOUNT, NULL));
	EXPECT_OK(mkdir(fmt("%s/y", a), 0700));
	EXPECT_ERRNO(mkdir(fmt("%s/z", b), 0700), EROFS);
}
