/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: CAP_DAC_READ_SEARCH taken for CAP_DAC_OVERRIDE. */
PROBE(
	.claim = "CAP_DAC_READ_SEARCH alone reads any file and lists any directory but writes none",
	.source = "capabilities(7), CAP_DAC_READ_SEARCH",
	.needs = { "root", "cap.DAC_READ_SEARCH" },
	.sabotage = { .twin = "CAP_DAC_OVERRIDE is kept as well" },
)
{
	const char *dir = strdup(fmt("%s/dir", scratch())), *path = strdup(fmt("%s/file", dir));

	make_dir(dir);
	make_file(path, "text", 0);
	MUST(chown(path, 1000, 1000));
	MUST(chown(dir, 1000, 1000));
	MUST(chmod(dir, 0));
	IN_CHILD(0) {
		if (!sabotaged())
			drop_cap(CAP_DAC_OVERRIDE);
		row("read a file");
		EXPECT_OK(open(path, O_RDONLY | O_CLOEXEC)); /* control */
		row("list a directory");
		EXPECT_OK(open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
		row("write a file");
		EXPECT_ERRNO(open(path, O_WRONLY | O_CLOEXEC), EACCES);
		row("create in a directory");
		EXPECT_ERRNO(mkdir(fmt("%s/new", dir), 0700), EACCES);
	}
}
