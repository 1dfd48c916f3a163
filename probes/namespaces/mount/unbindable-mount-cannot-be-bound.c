/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: one of the two ways to clone a mount not asking whether it may be. */
PROBE(
	.claim = "An unbindable mount cannot be bind-mounted or cloned: EINVAL",
	.source = "mount_namespaces(7), SHARED SUBTREES, MS_UNBINDABLE",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "the mount is private" },
)
{
	static const char *const names[] = { "MS_BIND", "MS_BIND and MS_REC", "open_tree",
		"open_tree, recursive", "a directory inside it" };
	const char *a = new_tmpfs("a"), *to = new_dir(scratch(), "to");

	new_dir(a, "dir");
	bind_to(a, to);
	MUST(umount2(to, 0)); /* control */
	if (!sabotaged())
		make_kind(a, "unbindable");
	for (size_t i = 0; i < 5; i++) {
		unsigned int recursive = i == 3 ? AT_RECURSIVE : 0;
		row("%s", names[i]);
		if (i < 2)
			EXPECT_ERRNO(mount(a, to, NULL, MS_BIND | (i ? MS_REC : 0), NULL), EINVAL);
		else if (i < 4)
			EXPECT_ERRNO(open_tree(AT_FDCWD, a,
					     OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | recursive),
				EINVAL);
		else
			EXPECT_ERRNO(mount(fmt("%s/dir", a), to, NULL, MS_BIND, NULL), EINVAL);
	}
}
