/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_mount.h"

/* Kernel bug it catches: a lost or foreign wake-up. */
static bool woken(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLPRI };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLPRI) && (p.revents & POLLERR);
}

PROBE(
	.claim = "A mount or unmount is told by POLLPRI on mountinfo of its own namespace and no other",
	.source = "proc(5), /proc/pid/mounts (poll)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "nothing is mounted in the own namespace" },
)
{
	static const char *const files[] = { "mountinfo", "mounts" };
	const char *a = new_tmpfs("a"), *b = new_tmpfs("b"), *dir = new_dir(a, "dir");

	for (int i = 0; i < 2; i++) {
		int fd = MUST(open(fmt("/proc/self/%s", files[i]), O_RDONLY | O_CLOEXEC));
		row("%s, at rest", files[i]);
		EXPECT_EQ(woken(fd), false);
		IN_CHILD(CLONE_NEWNS) {
			MUST(tmpfs_on(b));
		}
		row("%s, another namespace", files[i]);
		EXPECT_EQ(woken(fd), false);
		row("%s, mount", files[i]);
		if (!sabotaged())
			MUST(tmpfs_on(dir));
		EXPECT_EQ(woken(fd), true);
		EXPECT_EQ(woken(fd), false); /* told once */
		row("%s, umount", files[i]);
		if (!sabotaged())
			MUST(umount2(dir, 0));
		EXPECT_EQ(woken(fd), true);
		row("%s, propagation", files[i]);
		MUST(make_type(a, MS_SHARED));
		pid_t pid = spawn(CLONE_NEWNS);
		if (pid == 0) {
			MUST(tmpfs_on(dir));
			probe_exit(0);
		}
		child_wait(pid);
		EXPECT_EQ(woken(fd), true);
		MUST(umount2(dir, 0));
		MUST(make_type(a, MS_PRIVATE));
		close(fd);
	}
}
