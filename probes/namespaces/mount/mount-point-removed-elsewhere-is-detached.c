/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: EBUSY for who cannot see the mount, by which a container blocks the host;
 * or the mount left hanging at a name that is gone. */
static long take(size_t i, const char *a)
{
	switch (i) {
	case 0:
		return rmdir(fmt("%s/dir", a));
	case 1:
		return unlink(fmt("%s/file", a));
	case 2:
		return rename(fmt("%s/dir", a), fmt("%s/renamed", a));
	default:
		return rename(fmt("%s/empty", a), fmt("%s/dir", a));
	}
}

PROBE(
	.claim = "A mount point of another namespace can be removed or renamed, which detaches the mount",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [6]",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is made in the caller's namespace too" },
)
{
	static const char *const names[] = { "rmdir", "unlink", "rename of it", "rename over it" };

	for (size_t i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i));
		const char *point = strdup(fmt("%s/%s", a, i == 1 ? "file" : "dir"));
		new_dir(a, "dir");
		new_dir(a, "empty");
		make_file(fmt("%s/file", a), "", 0644);
		struct gate ready = gate_new(), go = gate_new();
		row("%s", names[i]);
		pid_t pid = spawn(CLONE_NEWNS);
		if (pid == 0) {
			if (i == 1)
				MUST(mount("/dev/null", point, NULL, MS_BIND, NULL));
			else
				MUST(tmpfs_on(point));
			/* control: here it is busy */
			EXPECT_ERRNO(take(i, a), EBUSY);
			gate_post(&ready);
			gate_wait(&go);
			/* A renamed directory takes its mount along. */
			EXPECT_EQ(mounts_below(0, a), i == 2 ? 2 : 1);
			EXPECT_EQ(mounts_at(0, point), 0);
			probe_exit(0);
		}
		gate_wait(&ready);
		if (sabotaged())
			MUST(i == 1 ? mount("/dev/null", point, NULL, MS_BIND, NULL)
				    : tmpfs_on(point));
		EXPECT_OK(take(i, a));
		gate_post(&go);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
