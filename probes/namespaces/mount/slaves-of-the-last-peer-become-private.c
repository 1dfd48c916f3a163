/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a slave that keeps pointing at a master whose group is gone. */
PROBE(.claim = "When the last peer of a group leaves it or is unmounted, its slaves become private",
	.source = "mount_namespaces(7), Transition rules; "
		  "Documentation/filesystems/sharedsubtree.rst",
	.needs = { "root", "ns.mnt" }, .sabotage = { .twin = "another peer stays" }, )
{
	static const char *const names[] = { "made private", "unbindable", "unmounted" };
	const char *peer = new_dir(scratch(), "peer");

	for (int way = 0; way < 3; way++) {
		const char *origin = new_tmpfs(fmt("origin%d", way));
		const char *slave = new_dir(scratch(), fmt("slave%d", way));
		const char *second = new_dir(scratch(), fmt("second%d", way));
		make_kind(origin, "shared");
		bind_to(origin, slave);
		MUST(make_type(slave, MS_SLAVE));
		bind_to(origin, second);
		MUST(make_type(second, MS_SLAVE));
		if (sabotaged())
			bind_to(origin, peer);
		row("%s", names[way]);
		EXPECT_STR(propagation_of(slave), "slave"); /* control */
		if (way == 2)
			MUST(umount2(origin, 0));
		else
			MUST(make_type(origin, way ? MS_UNBINDABLE : MS_PRIVATE));
		EXPECT_STR(propagation_of(slave), "private");
		EXPECT_STR(propagation_of(second), "private");
		if (sabotaged())
			MUST(umount2(peer, MNT_DETACH));
	}
}
