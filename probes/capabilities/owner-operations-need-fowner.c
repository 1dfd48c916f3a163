/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/time.h>
#include <sys/xattr.h>

#include "_sets.h"

/* Kernel bug it catches: one of the owner's operations open to root without CAP_FOWNER. */
static long act(int way, const char *path, const char *sticky)
{
	switch (way) {
	case 0:
		return chmod(path, 0644);
	case 1:
		return utimensat(AT_FDCWD, path, (struct timespec[2]){ { 1, 0 }, { 1, 0 } }, 0);
	case 2:
		return unlink(fmt("%s/file", sticky));
	case 3:
		return rename(fmt("%s/file", sticky), fmt("%s/other", sticky));
	default:
		return open(path, O_RDONLY | O_NOATIME | O_CLOEXEC);
	}
}

PROBE(
	.claim = "Changing mode or times of another's file and leaving a sticky directory need "
		"CAP_FOWNER",
	.source = "capabilities(7), CAP_FOWNER; chmod(2); unlink(2), ERRORS",
	.needs = { "root" },
	.sabotage = { .twin = "CAP_FOWNER is kept" },
)
{
	static const char *const names[] = { "chmod", "utimensat", "unlink in a sticky directory",
		"rename in a sticky directory", "O_NOATIME" };
	const char *path = strdup(fmt("%s/file", scratch())),
		   *sticky = strdup(fmt("%s/sticky", scratch()));

	for (int way = 0; way < 5; way++) {
		make_file(path, "text", 0666);
		MUST(chown(path, 1000, 1000));
		make_dir(sticky);
		make_file(fmt("%s/file", sticky), "text", 0666);
		MUST(chown(fmt("%s/file", sticky), 1000, 1000));
		MUST(chown(sticky, 2000, 2000));
		MUST(chmod(sticky, 01777));
		IN_CHILD(0) {
			row("%s", names[way]);
			if (!sabotaged())
				drop_cap(CAP_FOWNER);
			EXPECT_ERRNO(act(way, path, sticky), EPERM);
		}
		EXPECT_OK(act(way, path, sticky)); /* control: with it it works */
	}
}
