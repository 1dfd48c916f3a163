/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a file system that belongs to an ID of the host by a mount option. */
PROBE(
	.claim = "uid= and gid= of a mount in a user namespace take mapped IDs, which are translated, else EINVAL",
	.source = "tmpfs(5), Mount options; user_namespaces(7), User and group ID mappings",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the namespace maps every ID" },
)
{
	static const char *const bad[] = { "uid=5000", "gid=5000", "uid=4294967295" };
	const char *at = strdup(fmt("%s/at", scratch())),
		   *map = sabotaged() ? "0 0 100000" : "0 100000 10";
	struct gate ready = gate_new();
	struct stat st;

	make_dir(at);
	pid_t pid = spawn_userns(CLONE_NEWNS, map, map);
	if (pid == 0) {
		if (!sabotaged())
			become_inner_root();
		for (int i = 0; i < 2; i++) {
			row("%s", bad[i]);
			EXPECT_ERRNO(mount("x", at, "tmpfs", 0, bad[i]), EINVAL);
		}
		row("mapped");
		EXPECT_OK(mount("x", at, "tmpfs", 0, "uid=7,gid=8")); /* control */
		MUST(stat(at, &st));
		EXPECT_EQ(st.st_uid, 7);
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	MUST(stat(fmt("/proc/%d/root%s", pid, at), &st));
	EXPECT_EQ(st.st_uid, 100007);
	EXPECT_EQ(st.st_gid, 100008);
	let_go(pid);
}
