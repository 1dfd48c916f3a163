/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the mounts taken down with the last process although the namespace is held. */
PROBE(
	.claim = "A mount namespace without processes keeps its mounts while a descriptor holds it",
	.source = "namespaces(7), Namespace lifetime; mount_namespaces(7)",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the process dies before its namespace is opened, and the own one is taken" },
)
{
	const char *a = new_tmpfs("a");
	struct gate ready = gate_new();
	pid_t pid = spawn(CLONE_NEWNS);

	if (pid == 0) {
		MUST(tmpfs_on(a));
		make_file(fmt("%s/mark", a), "", 0644);
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	int ns = ns_open(sabotaged() ? 0 : pid, "mnt");
	let_go(pid);
	EXPECT_ERRNO(access(fmt("%s/mark", a), F_OK), ENOENT); /* control: not here */
	for (int i = 0; i < 2; i++) {
		IN_CHILD(0) {
			MUST(setns(ns, CLONE_NEWNS));
			EXPECT_OK(access(fmt("%s/mark", a), F_OK));
			EXPECT_EQ(mounts_at(0, a), 2);
		}
	}
}
