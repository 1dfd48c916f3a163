/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the flag set on the whole file system, or not asked for on one way to
 * change a file. */
static long change(size_t i, const char *a)
{
	const char *file = fmt("%s/file", a), *other = fmt("%s/other", a);

	switch (i) {
	case 0:
		return open(file, O_WRONLY | O_CLOEXEC);
	case 1:
		return open(other, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	case 2:
		return truncate(file, 0);
	case 3:
		return unlink(file);
	case 4:
		return mkdir(other, 0700);
	case 5:
		return rename(file, other);
	case 6:
		return symlink("x", other);
	case 7:
		return link(file, other);
	case 8:
		return chmod(file, 0600);
	case 9:
		return chown(file, 1, 1);
	case 10:
		return utimensat(AT_FDCWD, file, NULL, 0);
	case 11:
		return mknod(other, S_IFIFO | 0600, 0);
	default:
		return access(file, W_OK);
	}
}

PROBE(
	.claim = "A read-only bind mount refuses every change with EROFS, and the same files elsewhere do not",
	.source = "mount(2), MS_RDONLY; Creating a bind mount, MS_REMOUNT with MS_BIND",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the bind mount stays writable" },
)
{
	static const char *const names[] = { "open to write", "create", "truncate", "unlink",
		"mkdir", "rename", "symlink", "link", "chmod", "chown", "utimensat", "mknod",
		"access" };

	for (int way = 0; way < 2; way++) {
		const char *a = new_tmpfs(fmt("a%d", way)),
			   *ro = new_dir(scratch(), fmt("ro%d", way));
		struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
		make_file(fmt("%s/file", a), "text", 0644);
		bind_to(a, ro);
		if (!sabotaged()) {
			if (way == 0)
				MUST(mount(NULL, ro, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL));
			else
				MUST(mount_setattr(AT_FDCWD, ro, 0, &attr, sizeof(attr)));
		}
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			row("%s, by %s", names[i], way ? "mount_setattr" : "mount");
			EXPECT_ERRNO(change(i, ro), EROFS);
		}
		row("elsewhere, by %s", way ? "mount_setattr" : "mount");
		EXPECT_OK(mkdir(fmt("%s/dir", a), 0700)); /* control */
		EXPECT_EQ(has_option(a, "rw"), true);
	}
}
