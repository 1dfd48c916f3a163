/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the parent's sharing not checked, so that a move is half propagated. */
static long move(const char *from, const char *to, bool by_path);

PROBE(
	.claim = "Moving a mount away from under a shared mount fails with EINVAL",
	.source = "mount_namespaces(7), Move (MS_MOVE) semantics",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the parent is made private before the move" },
)
{
	static const char *const kinds[] = { "shared", "slave+shared", "slave", "private" };

	for (size_t i = 0; i < 8; i++) {
		const char *parent = new_tmpfs(fmt("p%zu", i)), *to = new_tmpfs(fmt("t%zu", i));
		const char *child = new_dir(parent, "child");

		row("under %s by %s", kinds[i % 4], i / 4 ? "move_mount" : "mount");
		make_kind(parent, kinds[i % 4]);
		MUST(tmpfs_on(child));
		if (sabotaged())
			MUST(make_type(parent, MS_PRIVATE));
		if (i % 4 < 2)
			EXPECT_ERRNO(move(child, to, i / 4), EINVAL);
		else
			EXPECT_OK(move(child, to, i / 4)); /* control */
	}
}

static long move(const char *from, const char *to, bool by_path)
{
	return by_path ? move_mount(AT_FDCWD, from, AT_FDCWD, to, 0)
		       : mount(from, to, NULL, MS_MOVE, NULL);
}
