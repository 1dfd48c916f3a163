/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the parent or the root of a mount told wrongly after a bind or a move. */
PROBE(
	.claim = "mountinfo shows a mount's parent, the directory that is its root, and one ID of its own",
	.source = "proc(5), /proc/pid/mountinfo",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is not moved" },
)
{
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b"),
		   *deep = new_dir(new_dir(a, "one"), "two");
	const char *to = new_dir(b, "to"), *place = new_dir(a, "place");
	struct stat_one {
		unsigned long id;
	};

	MUST(mount(deep, to, NULL, MS_BIND, NULL));
	struct mount_line m = mount_at(to);
	row("bound");
	EXPECT_STR(m.root, "/one/two");
	EXPECT_EQ(m.parent, mount_at(b).id);
	EXPECT_STR(mount_at(a).root, "/");
	EXPECT_STR(m.type, "tmpfs");
	row("the same by name_to_handle_at and statx");
	struct {
		struct file_handle handle;
		char bytes[128];
	} h = { .handle = { .handle_bytes = 128 } };
	int id = -1;
	MUST(name_to_handle_at(AT_FDCWD, to, &h.handle, &id, 0));
	EXPECT_EQ(id, m.id);
	struct statx x;
	MUST(statx(AT_FDCWD, to, 0, 0x1000 /* STATX_MNT_ID */, &x));
	EXPECT_EQ(x.stx_mnt_id, m.id);
	EXPECT_EQ((x.stx_attributes & 0x2000 /* STATX_ATTR_MOUNT_ROOT */) != 0, true);
	MUST(statx(AT_FDCWD, deep, 0, 0x1000, &x));
	EXPECT_EQ(x.stx_mnt_id, mount_at(a).id);
	EXPECT_EQ((x.stx_attributes & 0x2000) != 0, false);
	row("moved");
	if (!sabotaged())
		MUST(mount(to, place, NULL, MS_MOVE, NULL));
	MUST_BE(mounts_at(0, sabotaged() ? to : place) == 1); /* control */
	m = mount_at(sabotaged() ? to : place);
	EXPECT_EQ(m.parent, mount_at(a).id);
	EXPECT_EQ(m.id, id);
}
