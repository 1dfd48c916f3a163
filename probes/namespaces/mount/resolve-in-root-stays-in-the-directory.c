/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/openat2.h>

#include "_mount.h"

/* Kernel bug it catches: an absolute link or ".." that leaves the given root. */
PROBE(
	.claim = "With RESOLVE_IN_ROOT, \"/\", \"..\" and absolute links mean the given directory",
	.source = "openat2(2), RESOLVE_IN_ROOT",
	.needs = { "root", "ns.mnt", "syscall.openat2" },
	.sabotage = { .twin = "the flag is not given" },
)
{
	static const char *const paths[] = { "/", "..", "../../..", "dir/../../..", "absolute",
		"dir/up", "/absolute" };
	const char *a = new_tmpfs("a");
	uint64_t resolve = sabotaged() ? 0 : RESOLVE_IN_ROOT;
	struct stat top, got;

	new_dir(a, "dir");
	MUST(symlink("/", fmt("%s/absolute", a)));
	MUST(symlink("../../../..", fmt("%s/dir/up", a)));
	int dir = MUST(open(a, O_PATH | O_DIRECTORY | O_CLOEXEC));
	MUST(fstat(dir, &top));
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		row("%s", paths[i]);
		int fd = (int)open_resolved(dir, paths[i], resolve);
		if (!EXPECT_OK(fd))
			continue;
		MUST(fstat(fd, &got));
		EXPECT_EQ(got.st_ino, top.st_ino);
		EXPECT_EQ(got.st_dev, top.st_dev);
		close(fd);
	}
	row("a path that is there");
	EXPECT_OK(open_resolved(dir, "/dir", RESOLVE_IN_ROOT)); /* control */
}
