/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a bind that loses its source's peers or master, or that stays private
 * under a shared mount; one of the two interfaces alone. */
static void attach(const char *source, const char *target, int way);

PROBE(
	.claim = "A bind mount takes its propagation from its source and from the mount it is put on",
	.source = "mount_namespaces(7), Bind (MS_BIND) semantics",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "the source and the destination are private" },
)
{
	static const char *const sources[] = { "shared", "private", "slave", "slave+shared" };
	static const char *const wanted[2][4] = { { "shared", "shared", "slave+shared",
							  "slave+shared" },
		{ "shared", "private", "slave", "slave+shared" } };
	static const char *const ways[] = { "mount", "open_tree" };

	for (size_t i = 0; i < 16; i++) {
		size_t source = i % 4, under = i / 4 % 2, way = i / 8;
		const char *a = new_tmpfs(fmt("a%zu", i)), *b = new_tmpfs(fmt("b%zu", i));

		row("%s on %s by %s", sources[source], under ? "nonshared" : "shared", ways[way]);
		new_dir(a, "dir");
		if (!sabotaged()) {
			make_kind(a, sources[source]);
			make_kind(b, under ? "private" : "shared");
		}
		const char *target = new_dir(b, "target");
		attach(fmt("%s/dir", a), target, (int)way);
		EXPECT_STR(propagation_of(target), wanted[under][source]);
		/* A shared or slave copy stands in the same chain as its source. */
		struct mount_line from = mount_at(a), to = mount_at(target);
		if (from.shared)
			EXPECT_EQ(to.shared, from.shared);
		EXPECT_EQ(to.master, from.master);
	}
}

static void attach(const char *source, const char *target, int way)
{
	if (way == 0) {
		MUST(mount(source, target, NULL, MS_BIND, NULL));
		return;
	}
	int tree = MUST(open_tree(AT_FDCWD, source, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	MUST(move_mount(tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH));
	close(tree);
}
