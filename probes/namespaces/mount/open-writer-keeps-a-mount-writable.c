/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: writers not counted, so that a file is written on a read-only mount. */
PROBE(
	.claim = "A mount or file system with a file open for writing cannot be made read-only: EBUSY",
	.source = "mount(2), ERRORS; mount_setattr(2), ERRORS",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the file is open for reading only" },
)
{
	static const char *const names[] = { "remount with MS_BIND", "remount", "mount_setattr",
		"mount_setattr, a mount below" };

	for (size_t i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i)), *below = new_dir(a, "below");
		struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
		MUST(tmpfs_on(below));
		const char *file = fmt("%s/file", i == 3 ? below : a);
		make_file(file, "", 0644);
		int fd = MUST(open(file, (sabotaged() ? O_RDONLY : O_RDWR) | O_CLOEXEC));
#define TRY                                                                             \
	(i == 0		 ? mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) \
		: i == 1 ? mount(NULL, a, NULL, MS_REMOUNT | MS_RDONLY, NULL)           \
			 : mount_setattr(                                               \
				   AT_FDCWD, a, i == 3 ? AT_RECURSIVE : 0, &attr, sizeof(attr)))
		row("%s", names[i]);
		EXPECT_ERRNO(TRY, EBUSY);
		/* All or nothing: the upper mount is untouched. */
		EXPECT_EQ(has_option(a, "rw"), true);
		close(fd);
		EXPECT_OK(TRY); /* control */
	}
}
