/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/fs.h>
#include <sys/ioctl.h>

#include "_sets.h"

/* Kernel bug it catches: FS_IOC_SETFLAGS that lets the owner set or clear the immutable flag. */
PROBE(
	.claim = "Setting the immutable or append-only flag is EPERM without CAP_LINUX_IMMUTABLE",
	.source = "capabilities(7), CAP_LINUX_IMMUTABLE; ioctl_iflags(2), ERRORS",
	.needs = { "root", "cap.LINUX_IMMUTABLE" },
	.sabotage = { .twin = "the capability is kept" },
)
{
	static const int flags[] = { FS_IMMUTABLE_FL, FS_APPEND_FL };
	const char *path = strdup(fmt("%s/file", scratch()));

	make_file(path, "text", 0600);
	int fd = MUST(open(path, O_RDONLY | O_CLOEXEC)), now = 0;
	if (ioctl(fd, FS_IOC_GETFLAGS, &now) < 0)
		skip(SKIP_KERNEL, "tmpfs has no FS_IOC_GETFLAGS: %s", strerrorname_np(errno));
	for (int i = 0; i < 2; i++) {
		int with = now | flags[i];
		IN_CHILD(0) {
			row(i ? "append-only" : "immutable");
			if (!sabotaged())
				drop_cap(CAP_LINUX_IMMUTABLE);
			EXPECT_ERRNO(ioctl(fd, FS_IOC_SETFLAGS, &with), EPERM);
		}
		EXPECT_OK(ioctl(fd, FS_IOC_SETFLAGS, &with)); /* control */
		EXPECT_OK(ioctl(fd, FS_IOC_SETFLAGS, &now));
	}
}
