/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: an event lost on its way to a peer, a slave or a slave's slave; an event
 * of a slave leaking to its master; a private copy that still receives. */
static void event(const char *at, int way);

PROBE(
	.claim = "A mount appears under the peers and slaves of its parent, not under masters or others",
	.source = "mount_namespaces(7), SHARED SUBTREES",
	.needs = { "root", "ns.mnt", "syscall.open_tree" },
	.sabotage = { .twin = "every member of the chain is made private before the event" },
)
{
	static const char *const members[] = { "origin", "peer", "slave", "slaves-peer", "deep",
		"private" };
	/* Where an event at the row's member is seen. */
	static const bool reaches[6][6] = { { 1, 1, 1, 1, 1, 0 }, { 1, 1, 1, 1, 1, 0 },
		{ 0, 0, 1, 1, 1, 0 }, { 0, 0, 1, 1, 1, 0 }, { 0, 0, 0, 0, 1, 0 },
		{ 0, 0, 0, 0, 0, 1 } };
	static const char *const ways[] = { "mount", "bind", "move", "move_mount" };
	const char *path[6] = { new_tmpfs("origin") };

	for (int way = 0; way < 4; way++)
		for (size_t i = 0; i < 6; i++)
			new_dir(path[0], fmt("%zu-%d", i, way));
	MUST(make_type(path[0], MS_SHARED));
	for (size_t i = 1; i < 6; i++) {
		path[i] = new_dir(scratch(), members[i]);
		/* The slave is born as a peer of the origin, its own peer and slave from itself. */
		MUST(mount(path[i == 3 || i == 4 ? 2 : 0], path[i], NULL, MS_BIND, NULL));
		if (i != 1 && i != 3)
			MUST(make_type(path[i], i == 5 ? MS_PRIVATE : MS_SLAVE));
		if (i == 2)
			MUST(make_type(path[i], MS_SHARED));
	}
	for (size_t i = 0; sabotaged() && i < 6; i++)
		MUST(make_type(path[i], MS_PRIVATE));
	for (int way = 0; way < 4; way++) {
		for (size_t i = 0; i < 6; i++) {
			row("%s at %s", ways[way], members[i]);
			event(fmt("%s/%zu-%d", path[i], i, way), way);
			for (size_t k = 0; k < 6; k++)
				EXPECT_EQ(mounts_at(0, fmt("%s/%zu-%d", path[k], i, way)),
					reaches[i][k]);
		}
	}
}

static void event(const char *at, int way)
{
	static unsigned int n;
	const char *other = new_tmpfs(fmt("other%u", n++));

	if (way == 0)
		MUST(tmpfs_on(at));
	else if (way < 3)
		MUST(mount(other, at, NULL, way == 1 ? MS_BIND : MS_MOVE, NULL));
	else
		MUST(move_mount(AT_FDCWD, other, AT_FDCWD, at, 0));
}
