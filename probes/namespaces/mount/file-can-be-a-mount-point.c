/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the covered file changed instead of the covering one, or found again by
 * another name. */
PROBE(
	.claim = "A file bound over another hides it by that path alone and is busy there",
	.source = "mount(2), Creating a bind mount",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the file is not bound" },
)
{
	const char *a = new_tmpfs("a"), *file = strdup(fmt("%s/file", a)),
		   *alias = strdup(fmt("%s/alias", a));
	const char *cover = strdup(fmt("%s/cover", a));

	make_file(file, "below", 0644);
	make_file(cover, "above", 0644);
	MUST(link(file, alias));
	int early = MUST(open(file, O_RDONLY | O_CLOEXEC));
	if (!sabotaged())
		MUST(mount(cover, file, NULL, MS_BIND, NULL));
	char text[16] = "";
	EXPECT_STR(file_text(file), "above");
	EXPECT_STR(file_text(alias), "below"); /* control: the other name is not covered */
	EXPECT_EQ(pread(early, text, 5, 0), 5);
	EXPECT_STR(text, "below");
	EXPECT_ERRNO(unlink(file), EBUSY);
	EXPECT_ERRNO(rename(file, fmt("%s/x", a)), EBUSY);
	EXPECT_ERRNO(rename(cover, file), EBUSY);
	/* The source may go: the mount keeps it. */
	MUST(unlink(cover));
	EXPECT_STR(file_text(file), "above");
}
