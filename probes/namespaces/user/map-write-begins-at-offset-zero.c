/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the position ignored, so that a map is written in pieces. */
PROBE(
	.claim = "A write to an ID map at a non-zero offset is refused with EINVAL",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the offset is zero" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map", "projid_map" };

	for (size_t i = 0; i < 3; i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		int fd = MUST(open(fmt("/proc/%d/%s", pid, maps[i]), O_WRONLY | O_CLOEXEC));

		row("%s", maps[i]);
		MUST(lseek(fd, sabotaged() ? 0 : 1, SEEK_SET));
		EXPECT_ERRNO(write_fd(fd, "0 0 1"), EINVAL);
		if (!sabotaged()) {
			MUST(lseek(fd, 0, SEEK_SET));
			EXPECT_OK(write_fd(fd, "0 0 1")); /* control */
		}
		close(fd);
		let_go(pid);
	}
}
