/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an unbindable tree replicated by the propagation of its move. */
PROBE(
	.claim = "Moving an unbindable mount, or a tree that holds one, under a shared one is EINVAL",
	.source = "mount_namespaces(7), Move (MS_MOVE) semantics",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the mount is private instead of unbindable" },
)
{
	static const char *const names[] = { "the mount itself", "a child of the mount" };

	for (size_t i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i)), *b = new_tmpfs(fmt("b%zu", i));
		const char *child = new_dir(a, "child"), *to = new_dir(b, "to"),
			   *in = new_tmpfs(fmt("c%zu", i));

		row("%s by %s", names[i % 2], i / 2 ? "move_mount" : "mount");
		MUST(tmpfs_on(child));
		make_kind(b, "shared");
		if (!sabotaged())
			make_kind(i % 2 ? child : a, "unbindable");
		if (i / 2 == 0)
			EXPECT_ERRNO(mount(a, to, NULL, MS_MOVE, NULL), EINVAL);
		else
			EXPECT_ERRNO(move_mount(AT_FDCWD, a, AT_FDCWD, to, 0), EINVAL);
		if (!sabotaged())
			EXPECT_OK(mount(a, new_dir(in, "to"), NULL, MS_MOVE, NULL)); /* control */
	}
}
