/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: set-ID bits kept when a file changes hands or content. */
static mode_t mode_of(const char *path)
{
	struct stat st;

	MUST(stat(path, &st));
	return st.st_mode & 07777;
}

PROBE(
	.claim = "Without CAP_FSETID a write, a chown and a foreign group clear the set-ID bits "
		"of a file",
	.source = "capabilities(7), CAP_FSETID; chmod(2); chown(2); write(2)",
	.needs = { "root" },
	.sabotage = { .twin = "the file is only read" },
)
{
	const char *path = strdup(fmt("%s/file", scratch()));

	row("write by its owner");
	make_file(path, "text", 0777);
	MUST(chown(path, 1000, 1000));
	MUST(chmod(path, 06777));
	IN_CHILD(0) {
		become(1000, 1000);
		int fd = MUST(open(path, O_RDWR | O_CLOEXEC));
		if (sabotaged())
			MUST(read(fd, (char[1]){ 0 }, 1));
		else
			MUST(write(fd, "x", 1));
	}
	EXPECT_EQ(mode_of(path), 0777);
	row("chmod by its owner outside of the group");
	MUST(chown(path, 1000, 2000));
	MUST(chmod(path, 0777));
	IN_CHILD(0) {
		become(1000, 1000);
		MUST(chmod(path, sabotaged() ? 0777 : 02777));
	}
	EXPECT_EQ(mode_of(path), 0777);
	row("write with the capability");
	MUST(chmod(path, 06777));
	int fd = MUST(open(path, O_WRONLY | O_CLOEXEC));
	MUST(write(fd, "x", 1));
	EXPECT_EQ(mode_of(path), 06777); /* control */
}
