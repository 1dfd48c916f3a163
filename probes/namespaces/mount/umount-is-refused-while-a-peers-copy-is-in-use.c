/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: only the named mount asked for users, or its peers and not the slaves, so
 * that a container's files go away under it. */
PROBE(.claim = "umount(2) is refused with EBUSY while the mount's copy at a peer or slave is in "
	       "use",
	.source = "sharedsubtree.rst, Umount semantics; umount(2), ERRORS (EBUSY)",
	.needs = { "root", "ns.mnt" }, .sabotage = { .twin = "nobody uses a copy" }, )
{
	static const char *const users[] = { "the mount itself", "a peer", "a slave",
		"a peer in another namespace" };
	const char *top = new_tmpfs("top"), *at = new_dir(top, "at");
	const char *peer = new_dir(scratch(), "peer"), *slave = new_dir(scratch(), "slave");

	MUST(make_type(top, MS_SHARED));
	MUST(mount(top, peer, NULL, MS_BIND, NULL));
	MUST(mount(top, slave, NULL, MS_BIND, NULL));
	MUST(make_type(slave, MS_SLAVE));
	pid_t other = hold(CLONE_NEWNS);
	const char *places[] = { top, peer, slave, strdup(fmt("/proc/%d/root%s", other, top)) };

	for (size_t i = 0; i < 4; i++) {
		row("%s", users[i]);
		MUST(tmpfs_on(at));
		int fd = MUST(open(fmt("%s/at", places[i]), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
		if (sabotaged())
			close(fd);
		EXPECT_ERRNO(umount2(at, 0), EBUSY);
		if (sabotaged())
			break;
		EXPECT_EQ(mounts_at(0, fmt("%s/at", peer)), 1);
		close(fd);
		EXPECT_OK(umount2(at, 0)); /* control */
		EXPECT_EQ(mounts_at(0, fmt("%s/at", peer)), 0);
	}
	let_go(other);
}
