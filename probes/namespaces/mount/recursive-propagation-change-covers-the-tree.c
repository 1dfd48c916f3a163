/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: MS_REC that stops at the first level, or a change without it that does
 * not stop. */
PROBE(
	.claim = "A propagation change covers the mounts below only with MS_REC or AT_RECURSIVE",
	.source = "mount(2), Changing the propagation type of an existing mount; mount_setattr(2)",
	.needs = { "root", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the recursive flag is left out" },
)
{
	static const char *const below[] = { "", "/one", "/one/two", "/three" };

	for (int i = 0; i < 4; i++) {
		bool recursive = i % 2, by_attr = i / 2;
		const char *a = new_tmpfs(fmt("a%d", i));
		for (size_t k = 1; k < 4; k++)
			MUST(tmpfs_on(new_dir(a, below[k] + 1)));
		row("%s, %s", by_attr ? "mount_setattr" : "mount",
			recursive ? "recursive" : "alone");
		struct mount_attr attr = { .propagation = MS_SHARED };
		if (by_attr)
			MUST(mount_setattr(AT_FDCWD, a,
				recursive && !sabotaged() ? AT_RECURSIVE : 0, &attr, sizeof(attr)));
		else
			MUST(make_type(a, MS_SHARED | (recursive && !sabotaged() ? MS_REC : 0)));
		for (size_t k = 0; k < 4; k++)
			EXPECT_STR(propagation_of(fmt("%s%s", a, below[k])),
				k == 0 || recursive ? "shared" : "private");
	}
}
