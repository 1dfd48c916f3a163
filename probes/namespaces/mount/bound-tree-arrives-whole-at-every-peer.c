/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the mounts inside a tree that is bound, moved or attached lost on their way
 * to the peers, or left private there. */
PROBE(
	.claim = "A tree put under a shared mount arrives at its peers and slaves with all mounts in it",
	.source = "mount_namespaces(7), Bind (MS_BIND) semantics; sharedsubtree.rst, Rbind semantics",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "only the top of the tree is bound" },
)
{
	static const char *const ways[] = { "MS_REC bind", "move", "open_tree" };
	static const char *const inner[] = { "", "/one", "/one/two", "/three" };

	for (int way = 0; way < 3; way++) {
		const char *tree = new_tmpfs(fmt("tree%d", way)), *b = new_tmpfs(fmt("b%d", way));
		const char *peer = new_dir(scratch(), fmt("peer%d", way)),
			   *slave = new_dir(scratch(), fmt("slave%d", way));
		for (int i = 1; i < 4; i++)
			MUST(tmpfs_on(new_dir(tree, inner[i] + 1)));
		new_dir(b, "at");
		MUST(make_type(b, MS_SHARED));
		bind_to(b, peer);
		bind_to(b, slave);
		MUST(make_type(slave, MS_SLAVE));
		const char *at = strdup(fmt("%s/at", b));
		if (sabotaged()) {
			MUST(mount(tree, at, NULL, MS_BIND, NULL));
		} else if (way < 2) {
			MUST(mount(tree, at, NULL, way ? MS_MOVE : MS_BIND | MS_REC, NULL));
		} else {
			int fd = MUST(open_tree(AT_FDCWD, tree,
				OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
			MUST(move_mount(fd, "", AT_FDCWD, at, MOVE_MOUNT_F_EMPTY_PATH));
			close(fd);
		}
		for (int i = 0; i < 4; i++) {
			row("%s, at %s", ways[way], i ? inner[i] + 1 : "the top");
			struct mount_line first, m;
			if (!EXPECT_EQ(mounts_at(0, fmt("%s%s", at, inner[i])), 1))
				continue;
			MUST_BE(mount_find(0, fmt("%s%s", at, inner[i]), &first));
			EXPECT_NE(first.shared, 0);
			EXPECT_EQ(mount_find(0, fmt("%s/at%s", peer, inner[i]), &m) &&
					  m.shared == first.shared,
				true);
			EXPECT_EQ(mount_find(0, fmt("%s/at%s", slave, inner[i]), &m) &&
					  m.master == first.shared,
				true);
		}
	}
}
