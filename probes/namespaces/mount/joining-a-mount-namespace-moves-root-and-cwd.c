/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a root or working directory left in the namespace that was left. */
PROBE(
	.claim = "setns(2) to a mount namespace sets root and working directory to that namespace's root",
	.source = "setns(2), DESCRIPTION; namespaces(7)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the caller stays in its namespace" },
)
{
	const char *root = new_tmpfs("root");
	struct gate ready = gate_new();

	new_dir(root, "old");
	make_file(fmt("%s/mark", root), "", 0644);
	pid_t pid = spawn(CLONE_NEWNS);
	if (pid == 0) {
		MUST(chdir(root));
		MUST(syscall(SYS_pivot_root, ".", "old"));
		MUST(chroot("."));
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	int ns = ns_open(pid, "mnt");
	MUST(chdir("/proc"));
	EXPECT_ERRNO(access("/mark", F_OK), ENOENT); /* control */
	IN_CHILD(0) {
		struct stat cwd, top;
		if (!sabotaged())
			MUST(setns(ns, CLONE_NEWNS));
		EXPECT_OK(access("/mark", F_OK));
		EXPECT_OK(access("mark", F_OK));
		MUST(stat(".", &cwd));
		MUST(stat("/..", &top));
		EXPECT_EQ(cwd.st_ino, top.st_ino);
		EXPECT_EQ(cwd.st_dev, top.st_dev);
	}
	let_go(pid);
}
