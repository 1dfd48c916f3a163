/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "_mount.h"

/* Kernel bug it catches: nodev asked of the file system and not of the mount, or forgotten for
 * O_PATH reopened, bind mounts of the node, or one kind of node. */
PROBE(
	.claim = "Opening a device node through a nodev mount fails with EACCES, through another it works",
	.source = "mount(2), MS_NODEV; open(2), ERRORS (EACCES)",
	.needs = { "root", "ns.mnt", "cap.MKNOD", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mount is not nodev" },
)
{
	for (int way = 0; way < 2; way++) {
		const char *a = new_tmpfs(fmt("a%d", way)),
			   *b = new_dir(scratch(), fmt("b%d", way));
		struct mount_attr attr = { .attr_set = MOUNT_ATTR_NODEV };
		MUST(mknod(fmt("%s/null", a), S_IFCHR | 0666, makedev(1, 3)));
		bind_to(a, b);
		if (!sabotaged()) {
			if (way == 0)
				MUST(mount(NULL, b, NULL, MS_REMOUNT | MS_BIND | MS_NODEV, NULL));
			else
				MUST(mount_setattr(AT_FDCWD, b, 0, &attr, sizeof(attr)));
		}
		row("by %s", way ? "mount_setattr" : "mount");
		EXPECT_ERRNO(open(fmt("%s/null", b), O_RDWR | O_CLOEXEC), EACCES);
		int path = MUST(open(fmt("%s/null", b), O_PATH | O_CLOEXEC));
		EXPECT_ERRNO(open(fmt("/proc/self/fd/%d", path), O_RDWR | O_CLOEXEC), EACCES);
		EXPECT_OK(open(fmt("%s/null", a), O_RDWR | O_CLOEXEC)); /* control */
	}
}
