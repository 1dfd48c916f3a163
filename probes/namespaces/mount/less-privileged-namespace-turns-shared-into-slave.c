/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a container's mounts that propagate to the host. */
PROBE(
	.claim = "In a mount namespace of another user namespace, shared mounts become slaves",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [2]",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the user namespace stays the same" },
)
{
	static const char *const ways[] = { "clone", "unshare at once", "unshare in two steps" };

	for (int way = 0; way < 3; way++) {
		const char *a = new_tmpfs(fmt("a%d", way));
		new_dir(a, "inner");
		new_dir(a, "outer");
		make_kind(a, "shared");
		unsigned int group = mount_at(a).shared;
		unsigned long user = sabotaged() ? 0 : CLONE_NEWUSER;
		struct gate ready = gate_new(), done = gate_new();
		pid_t pid = spawn(way ? 0 : user | CLONE_NEWNS);
		if (pid == 0) {
			if (way == 1)
				MUST(unshare(user | CLONE_NEWNS));
			if (way == 2) {
				MUST(unshare(user));
				MUST(unshare(CLONE_NEWNS));
			}
			MUST(tmpfs_on(fmt("%s/inner", a)));
			gate_post(&ready);
			gate_wait(&done);
			probe_exit(0);
		}
		gate_wait(&ready);
		row("%s", ways[way]);
		struct mount_line m;
		MUST_BE(mount_find(pid, a, &m));
		EXPECT_STR(propagation_in(pid, a), "slave");
		EXPECT_EQ(m.master, group);
		EXPECT_EQ(mounts_at(0, fmt("%s/inner", a)), 0);
		MUST(tmpfs_on(fmt("%s/outer", a)));
		EXPECT_EQ(
			mounts_at(pid, fmt("%s/outer", a)), 1); /* control: the way down is open */
		gate_post(&done);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
