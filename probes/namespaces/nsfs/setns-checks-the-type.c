/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_ns.h"

/* Kernel bugs it catches: a descriptor of one type accepted under another's flag; a descriptor that
 * is no namespace; several flags accepted for a namespace file, none for a pidfd. */
PROBE(.claim = "setns(2) with another type's flag, no namespace file or no single type is EINVAL",
	.source = "setns(2), ERRORS", .needs = { "root", "userns" },
	.sabotage = { .twin = "the type is left open (0)" }, )
{
	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];

		row("%s", type->name);
		if (!ns_there(type))
			continue;
		int fd = ns_open(0, type->name);
		if (type->flag != CLONE_NEWUSER) { /* control; one's own user namespace is EINVAL */
			EXPECT_OK(setns(fd, type->flag));
			EXPECT_OK(setns(fd, 0));
		}
		for (size_t k = 0; k < NS_TYPES; k++)
			if (k != i)
				EXPECT_ERRNO(setns(fd, sabotaged() ? 0 : ns_types[k].flag), EINVAL);
		EXPECT_ERRNO(setns(fd, type->flag | ns_types[(i + 1) % NS_TYPES].flag), EINVAL);
	}
	row("no namespace file");
	int null = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));
	EXPECT_ERRNO(setns(null, 0), EINVAL);
	EXPECT_ERRNO(setns(null, CLONE_NEWUTS), EINVAL);
	EXPECT_ERRNO(setns(MUST(open("/proc/self/ns/uts", O_PATH | O_CLOEXEC)), 0), EBADF);
	EXPECT_ERRNO(setns(-1, 0), EBADF);
	row("pidfd");
	int pidfd = MUST(pidfd_open(getpid(), 0));
	EXPECT_OK(setns(pidfd, CLONE_NEWUTS | CLONE_NEWIPC));
	EXPECT_ERRNO(setns(pidfd, 0), EINVAL);
	EXPECT_ERRNO(setns(pidfd, CLONE_NEWUTS | CLONE_FILES), EINVAL);
}
