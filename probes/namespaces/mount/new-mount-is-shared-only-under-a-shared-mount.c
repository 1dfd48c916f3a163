/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a new mount that takes its parent's slavery, or misses its sharing. */
static void put(const char *target, int way);

PROBE(
	.claim = "A new mount is shared in a peer group of its own under a shared mount, else private",
	.source = "mount_namespaces(7), NOTES; Mount semantics",
	.needs = { "root", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "the parent is private in every row" },
)
{
	static const struct {
		const char *parent, *wanted;
	} table[] = { { "shared", "shared" }, { "slave+shared", "shared" }, { "slave", "private" },
		{ "private", "private" }, { "unbindable", "private" } };

	for (size_t i = 0; i < 10; i++) {
		const char *parent = new_tmpfs(fmt("p%zu", i)), *child = new_dir(parent, "child");

		row("under %s by %s", table[i % 5].parent, i / 5 ? "fsmount" : "mount");
		if (!sabotaged())
			make_kind(parent, table[i % 5].parent);
		put(child, i / 5);
		EXPECT_STR(propagation_of(child), table[i % 5].wanted);
		struct mount_line above = mount_at(parent), below = mount_at(child);
		if (below.shared)
			EXPECT_NE(below.shared, above.shared);
	}
}

static void put(const char *target, int way)
{
	if (way == 0) {
		MUST(tmpfs_on(target));
		return;
	}
	int fs = MUST(fsopen("tmpfs", FSOPEN_CLOEXEC));
	MUST(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
	int tree = MUST(fsmount(fs, FSMOUNT_CLOEXEC, 0));
	MUST(move_mount(tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH));
	close(tree);
	close(fs);
}
