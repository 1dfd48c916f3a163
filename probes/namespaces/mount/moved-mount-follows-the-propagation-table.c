/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a moved mount that keeps private under a shared one, or loses its peers. */
PROBE(
	.claim = "A moved mount keeps its propagation, and becomes shared too under a shared mount",
	.source = "mount_namespaces(7), Move (MS_MOVE) semantics",
	.needs = { "root", "ns.mnt", "syscall.move_mount" },
	.sabotage = { .twin = "the mount and its destination are private" },
)
{
	static const char *const sources[] = { "shared", "private", "slave", "slave+shared",
		"unbindable" };
	static const char *const wanted[2][5] = { { "shared", "shared", "slave+shared",
							  "slave+shared" },
		{ "shared", "private", "slave", "slave+shared", "unbindable" } };
	static const char *const ways[] = { "mount", "move_mount" };

	for (size_t i = 0; i < 20; i++) {
		size_t source = i % 5, under = i / 5 % 2, way = i / 10;
		const char *a = new_tmpfs(fmt("a%zu", i)), *b = new_tmpfs(fmt("b%zu", i));

		if (!wanted[under][source])
			continue;
		row("%s to %s by %s", sources[source], under ? "nonshared" : "shared", ways[way]);
		if (!sabotaged()) {
			make_kind(a, sources[source]);
			make_kind(b, under ? "private" : "shared");
		}
		struct mount_line before = mount_at(a);
		const char *target = new_dir(b, "target");
		if (way == 0)
			MUST(mount(a, target, NULL, MS_MOVE, NULL));
		else
			MUST(move_mount(AT_FDCWD, a, AT_FDCWD, target, 0));
		EXPECT_STR(propagation_of(target), wanted[under][source]);
		struct mount_line after = mount_at(target);
		EXPECT_EQ(after.id, before.id);
		EXPECT_EQ(after.master, before.master);
		if (before.shared)
			EXPECT_EQ(after.shared, before.shared);
		EXPECT_EQ(mounts_at(0, a), 0); /* control */
	}
}
