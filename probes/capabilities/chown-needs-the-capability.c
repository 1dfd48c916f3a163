/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: only one of the calls that change an owner checked. */
static long change(int way, const char *path, int fd)
{
	switch (way) {
	case 0:
		return chown(path, 2000, -1u);
	case 1:
		return lchown(path, 2000, -1u);
	case 2:
		return fchown(fd, 2000, -1u);
	default:
		return fchownat(AT_FDCWD, path, 2000, -1u, 0);
	}
}

PROBE(
	.claim = "Giving a file away by any chown is EPERM without CAP_CHOWN, even for root and "
		"its owner",
	.source = "chown(2), DESCRIPTION and ERRORS; capabilities(7), CAP_CHOWN",
	.needs = { "root", "cap.CHOWN" },
	.sabotage = { .twin = "CAP_CHOWN is kept" },
)
{
	static const char *const names[] = { "chown", "lchown", "fchown", "fchownat" };
	const char *path = strdup(fmt("%s/file", scratch()));

	make_file(path, "", 0600);
	int fd = MUST(open(path, O_RDWR | O_CLOEXEC));
	for (int i = 0; i < 4; i++) {
		IN_CHILD(0) {
			row("%s", names[i]);
			if (!sabotaged())
				drop_cap(CAP_CHOWN);
			EXPECT_ERRNO(change(i, path, fd), EPERM);
		}
		EXPECT_OK(change(i, path, fd)); /* control: with CAP_CHOWN */
		MUST(chown(path, 0, 0));
	}
}
