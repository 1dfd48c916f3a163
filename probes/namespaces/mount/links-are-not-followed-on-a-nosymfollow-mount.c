/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif

/* Kernel bug it catches: the flag lost on one of the interfaces, or links in the middle followed. */
PROBE(
	.claim = "On a nosymfollow mount following a symbolic link fails with ELOOP, reading it works",
	.source = "mount(2), MS_NOSYMFOLLOW; mount_setattr(2), MOUNT_ATTR_NOSYMFOLLOW",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the flag is not set" },
)
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b");
	char text[16];

	new_dir(a, "dir");
	make_file(fmt("%s/dir/file", a), "", 0644);
	MUST(symlink("dir", fmt("%s/link", a)));
	MUST(symlink("dir/file", fmt("%s/last", a)));
	bind_to(a, b);
	if (!sabotaged() && mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_NOSYMFOLLOW, NULL) < 0)
		broken("remount: %m");
	if (!sabotaged() && !has_option(b, "nosymfollow"))
		skip(SKIP_KERNEL, "mountinfo shows no nosymfollow after a remount with it");
	EXPECT_ERRNO(open(fmt("%s/last", b), O_RDONLY | O_CLOEXEC), ELOOP);
	EXPECT_ERRNO(open(fmt("%s/link/file", b), O_RDONLY | O_CLOEXEC), ELOOP);
	EXPECT_EQ(readlink(fmt("%s/link", b), text, sizeof(text)), 3);
	EXPECT_OK(open(fmt("%s/dir/file", b), O_RDONLY | O_CLOEXEC)); /* control */
	EXPECT_OK(open(fmt("%s/last", a), O_RDONLY | O_CLOEXEC));
}
