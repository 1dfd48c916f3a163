/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a part of a tree that arrived as one unit taken off, or the whole of it
 * locked to the receiver. */
PROBE(
	.claim = "Of a tree propagated to a less privileged namespace only the whole can be unmounted",
	.source = "mount_namespaces(7), Restrictions on mount namespaces [4]",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the inner mount is made by the receiver" },
)
{
	const char *a = new_tmpfs("a"), *tree = new_tmpfs("tree");
	struct gate go = gate_new(), ready = gate_new();

	new_dir(a, "at");
	new_dir(tree, "deep");
	if (!sabotaged())
		MUST(tmpfs_on(fmt("%s/deep", tree)));
	make_kind(a, "shared");
	pid_t pid = spawn(CLONE_NEWUSER | CLONE_NEWNS);
	if (pid == 0) {
		gate_post(&ready);
		gate_wait(&go);
		const char *deep = fmt("%s/at/deep", a);
		if (sabotaged())
			MUST(tmpfs_on(deep));
		MUST_BE(mounts_at(0, deep) == 1);
		EXPECT_ERRNO(umount2(deep, 0), EINVAL);
		EXPECT_ERRNO(umount2(deep, MNT_DETACH), EINVAL);
		EXPECT_OK(umount2(fmt("%s/at", a), MNT_DETACH)); /* control */
		EXPECT_EQ(mounts_below(0, fmt("%s/at", a)), 0);
		probe_exit(0);
	}
	gate_wait(&ready);
	MUST(mount(tree, fmt("%s/at", a), NULL, MS_BIND | MS_REC, NULL));
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 0);
	EXPECT_EQ(mounts_at(0, fmt("%s/at", a)), 1);
}
