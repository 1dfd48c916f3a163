/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a field of the newer interface filled from the wrong place, or not at all. */
PROBE(
	.claim = "statmount(2) tells the same IDs, parent, propagation, root, place and type as mountinfo",
	.source = "statmount(2), DESCRIPTION; mount_namespaces(7)",
	.needs = { "root", "ns.mnt", "syscall.statmount" },
	.sabotage = { .twin = "the parent mount is asked instead" },
)
{
	static const char *const kinds[] = { "private", "shared", "slave", "slave+shared",
		"unbindable" };
	static const uint64_t types[] = { MS_PRIVATE, MS_SHARED, MS_SLAVE, MS_SHARED | MS_SLAVE,
		MS_UNBINDABLE };

	for (size_t i = 0; i < 5; i++) {
		const char *a = new_tmpfs(fmt("m%zu", i)), *b = new_dir(scratch(), fmt("b%zu", i));
		struct stat_mount s;
		new_dir(a, "dir");
		bind_to(fmt("%s/dir", a), b);
		MUST(make_type(b, MS_PRIVATE));
		make_kind(b, kinds[i]);
		struct mount_line m = mount_at(b);
		uint64_t id = mount_id_of(sabotaged() ? scratch() : b);
		row("%s", kinds[i]);
		if (!EXPECT_OK(stat_mount(
			    id, 0, STAT_SB | STAT_MNT | STAT_ROOT | STAT_POINT | STAT_TYPE, &s)))
			continue;
		EXPECT_EQ(s.id, id);
		EXPECT_EQ(s.parent, mount_id_of(scratch()));
		EXPECT_EQ(s.id_old, m.id);
		EXPECT_EQ(s.parent_old, m.parent);
		EXPECT_EQ(s.propagation, types[i]);
		EXPECT_EQ(s.peer_group, m.shared);
		EXPECT_EQ(s.master, m.master);
		EXPECT_STR(s.str + s.root, "/dir");
		EXPECT_STR(s.str + s.point, b);
		EXPECT_STR(s.str + s.fs_type, "tmpfs");
		EXPECT_EQ(s.sb_magic, 0x01021994);
	}
}
