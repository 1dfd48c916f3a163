/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one of the checks dropped, which leaves a tree without a root or leaks the
 * old root to peers. */
enum {
	FINE,
	NOT_MOUNT,
	ON_ROOT,
	OUTSIDE,
	SAME_ROOT,
	OLD_ON_ROOT,
	OLD_SHARED,
	NEW_PARENT_SHARED,
	ROOT_PARENT_SHARED,
	NOT_DIRECTORY,
	MISSING,
	CHROOTED,
	KINDS
};

PROBE(
	.claim = "pivot_root(2) refuses roots, places and propagation types with the errors of its manual",
	.source = "pivot_root(2), ERRORS",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "every row has a well-formed new root and place" },
)
{
	static const struct {
		const char *name;
		int error;
	} cases[KINDS] = { { "well-formed", 0 }, { "the new root is no mount point", EINVAL },
		{ "the new root lies on the current root", EBUSY },
		{ "the place is not under the new root", EINVAL },
		{ "the new root is the root", EBUSY },
		{ "the place lies on the current root", EBUSY },
		{ "the place is a shared mount", EINVAL },
		{ "the new root's parent is shared", EINVAL },
		{ "the root's parent is shared", EINVAL },
		{ "the new root is no directory", ENOTDIR }, { "the place does not exist", ENOENT },
		{ "the current root is no mount point", EINVAL } };

	for (int i = 0; i < KINDS; i++) {
		IN_CHILD(CLONE_NEWNS) {
			int kind = sabotaged() ? FINE : i;
			/* A root of its own first, so that its parent can be shaped. */
			const char *base = new_tmpfs("base"), *root = new_dir(base, "root");
			MUST(tmpfs_on(root));
			make_type(root, MS_PRIVATE);
			for (const char *const *d = (const char *const[]){ "/new", "/new/put",
				     "/other", "/plain", "/plain/put", "/old", "/inner", NULL };
				*d; d++)
				make_dir(fmt("%s%s", root, *d));
			make_file(fmt("%s/file", root), "", 0644);
			if (kind == NEW_PARENT_SHARED || kind == ROOT_PARENT_SHARED)
				make_kind(kind == NEW_PARENT_SHARED ? root : base, "shared");
			MUST(tmpfs_on(fmt("%s/new", root)));
			MUST(make_type(fmt("%s/new", root), MS_PRIVATE));
			make_dir(fmt("%s/new/put", root));
			make_dir(fmt("%s/new/plain", root));
			make_dir(fmt("%s/new/plain/put", root));
			MUST(tmpfs_on(fmt("%s/other", root)));
			if (kind == OLD_SHARED) {
				MUST(tmpfs_on(fmt("%s/new/put", root)));
				MUST(make_type(fmt("%s/new/put", root), MS_SHARED));
			}
			if (kind == CHROOTED) {
				make_dir(fmt("%s/inner/new", root));
				MUST(tmpfs_on(fmt("%s/inner/new", root)));
				make_dir(fmt("%s/inner/new/put", root));
			}
			MUST(chroot(kind == CHROOTED ? fmt("%s/inner", root) : root));
			MUST(chdir("/"));
			const char *new_root = kind == NOT_MOUNT       ? "/new/plain"
					       : kind == ON_ROOT       ? "/plain"
					       : kind == SAME_ROOT     ? "/"
					       : kind == NOT_DIRECTORY ? "/file"
								       : "/new";
			const char *put = kind == NOT_MOUNT ? "/new/plain/put"
					  : kind == ON_ROOT ? "/plain/put"
					  : kind == OUTSIDE ? "/other"
					  : kind == SAME_ROOT || kind == OLD_ON_ROOT ? "/old"
					  : kind == MISSING			     ? "/new/none"
										     : "/new/put";
			row("%s", cases[i].name);
			if (cases[i].error)
				EXPECT_ERRNO(
					syscall(SYS_pivot_root, new_root, put), cases[i].error);
			else
				EXPECT_OK(syscall(SYS_pivot_root, new_root, put)); /* control */
		}
	}
}
