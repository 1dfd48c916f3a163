/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

#ifndef MOVE_MOUNT_BENEATH
#define MOVE_MOUNT_BENEATH 0x200
#endif

/* Kernel bug it catches: the order of the stack confused, or one of the refusals dropped. */
PROBE(
	.claim = "MOVE_MOUNT_BENEATH puts a mount under the topmost one, which is seen until it is unmounted",
	.source = "move_mount(2), MOVE_MOUNT_BENEATH",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b"), *plain = new_dir(b, "plain");
	unsigned int flag = sabotaged() ? 0 : MOVE_MOUNT_BENEATH;

	if (move_mount(-1, "x", -1, "x", MOVE_MOUNT_BENEATH) < 0 && errno == EINVAL)
		skip(SKIP_KERNEL,
			"move_mount(MOVE_MOUNT_BENEATH): EINVAL before the paths are looked at");
	make_file(fmt("%s/low", a), "", 0644);
	make_file(fmt("%s/top", b), "", 0644);
	int tree = MUST(open_tree(AT_FDCWD, a, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	row("beneath what is no mount point");
	EXPECT_ERRNO(move_mount(tree, "", AT_FDCWD, plain, MOVE_MOUNT_F_EMPTY_PATH | flag), EINVAL);
	if (sabotaged())
		return;
	row("beneath a mount");
	EXPECT_OK(move_mount(tree, "", AT_FDCWD, b, MOVE_MOUNT_F_EMPTY_PATH | flag));
	EXPECT_OK(access(fmt("%s/top", b), F_OK));
	EXPECT_EQ(mounts_at(0, b), 2);
	MUST(umount2(b, 0));
	EXPECT_OK(access(fmt("%s/low", b), F_OK)); /* control */
}
