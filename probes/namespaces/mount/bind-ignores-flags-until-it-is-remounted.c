/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: flags of the first call applied to the source, or the copy losing the
 * source's own. */
PROBE(
	.claim = "A bind mount takes its source's flags whatever the call says, and remount sets its own",
	.source = "mount(2), Creating a bind mount",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the bind is followed by a remount with the same flags" },
)
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b"), *c = new_dir(scratch(), "c");

	MUST(mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_NOSUID, NULL));
	MUST(mount(a, b, NULL, MS_BIND | MS_RDONLY | MS_NOEXEC, NULL));
	if (sabotaged())
		MUST(mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOEXEC, NULL));
	EXPECT_EQ(has_option(b, "ro"), false);
	EXPECT_EQ(has_option(b, "noexec"), false);
	EXPECT_EQ(has_option(b, "nosuid"), true);
	MUST(mount(a, c, NULL, MS_BIND, NULL));
	MUST(mount(NULL, c, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NODEV, NULL));
	EXPECT_EQ(has_option(c, "ro"), true); /* control */
	EXPECT_EQ(has_option(c, "nodev"), true);
	/* A remount replaces: what it does not name is cleared, but for the access times. */
	EXPECT_EQ(has_option(c, "nosuid"), false);
	EXPECT_EQ(has_option(a, "nosuid"), true);
	EXPECT_EQ(has_option(a, "ro"), false);
}
