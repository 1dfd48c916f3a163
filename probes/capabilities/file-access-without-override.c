/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: root let through by its user ID where it has no capability. */
static long act(int way, const char *dir, const char *path)
{
	switch (way) {
	case 0:
		return open(path, O_RDONLY | O_CLOEXEC);
	case 1:
		return open(path, O_WRONLY | O_CLOEXEC);
	case 2:
		return access(dir, R_OK);
	case 3:
		return mkdir(fmt("%s/new", dir), 0700);
	case 4:
		return unlink(path);
	default:
		return chdir(dir);
	}
}

PROBE(
	.claim = "Root without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH is held to the permission "
		"bits",
	.source = "capabilities(7), CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; path_resolution(7)",
	.needs = { "root" },
	.sabotage = { .twin = "the capabilities are kept" },
)
{
	static const char *const names[] = { "read", "write", "list", "create", "remove", "enter" };

	for (int way = 0; way < 6; way++) {
		const char *dir = strdup(fmt("%s/dir-%d", scratch(), way));
		const char *path = strdup(fmt("%s/file", dir));
		make_dir(dir);
		make_file(path, "text", 0);
		MUST(chown(path, 1000, 1000));
		MUST(chown(dir, 1000, 1000));
		MUST(chmod(dir, way < 2 ? 0711 : 0700));
		IN_CHILD(0) {
			row("%s", names[way]);
			if (!sabotaged()) {
				drop_cap(CAP_DAC_OVERRIDE);
				drop_cap(CAP_DAC_READ_SEARCH);
			}
			EXPECT_ERRNO(act(way, dir, path), EACCES);
		}
		EXPECT_OK(act(way, dir, path)); /* control: with them it works */
	}
}
