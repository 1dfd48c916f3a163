/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_user.h"

/* Kernel bug it catches: CAP_SYS_ADMIN of a namespace reading or writing what overlayfs and others
 * trust. */
PROBE(
	.claim = "trusted.* attributes are neither set nor shown with CAP_SYS_ADMIN of a user namespace",
	.source = "xattr(7), Trusted extended attributes",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the caller stays in the initial user namespace" },
)
{
	const char *file = strdup(fmt("%s/file", scratch()));
	char buf[256];

	make_file(file, "", 0666);
	MUST(setxattr(file, "trusted.mark", "x", 1, 0)); /* control */
	MUST(chown(file, CELL_ROOT, CELL_ROOT));
	pid_t pid = sabotaged() ? spawn(0) : spawn_userns(0, CELL_MAP, CELL_MAP);
	if (pid == 0) {
		if (!sabotaged())
			become_inner_root();
		EXPECT_ERRNO(setxattr(file, "trusted.other", "x", 1, 0), EPERM);
		EXPECT_ERRNO(getxattr(file, "trusted.mark", buf, sizeof(buf)), ENODATA);
		EXPECT_ERRNO(removexattr(file, "trusted.mark"), EPERM);
		ssize_t n = listxattr(file, buf, sizeof(buf));
		EXPECT_EQ(n > 0 && memmem(buf, (size_t)n, "trusted.", 8) != NULL, false);
		probe_exit(0);
	}
	child_wait(pid);
}
