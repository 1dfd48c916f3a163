/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a rename or link that leaves a read-only or confined mount for another of
 * the same file system. */
PROBE(
	.claim = "rename(2) and link(2) between two mounts of one file system fail with EXDEV",
	.source = "rename(2), ERRORS (EXDEV); link(2), ERRORS (EXDEV)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "both names lie on one mount" },
)
{
	const char *a = new_tmpfs("a"), *b = new_dir(scratch(), "b"), *inner = new_dir(a, "inner");

	make_file(fmt("%s/file", a), "", 0644);
	new_dir(a, "dir");
	if (sabotaged()) {
		MUST(symlink(a, fmt("%s/link", scratch())));
		b = fmt("%s/link", scratch());
	} else {
		bind_to(a, b);
	}
	b = strdup(b);
	row("link");
	EXPECT_ERRNO(link(fmt("%s/file", a), fmt("%s/new", b)), EXDEV);
	row("rename");
	EXPECT_ERRNO(rename(fmt("%s/file", a), fmt("%s/other", b)), EXDEV);
	row("rename of a directory");
	EXPECT_ERRNO(rename(fmt("%s/dir", a), fmt("%s/inner/dir", b)), EXDEV);
	row("within one mount");
	if (!sabotaged()) {
		EXPECT_OK(link(fmt("%s/file", b), fmt("%s/new", b))); /* control */
		EXPECT_OK(rename(fmt("%s/dir", a), fmt("%s/dir", inner)));
	} else {
		EXPECT_OK(0);
	}
}
