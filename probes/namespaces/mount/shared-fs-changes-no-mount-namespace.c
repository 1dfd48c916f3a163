/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: two processes that share a root directory in two mount namespaces. */
PROBE(
	.claim = "CLONE_FS excludes a new or other mount namespace with EINVAL, and unshare(2) ends it",
	.source = "clone(2), ERRORS; setns(2), ERRORS; unshare(2), CLONE_NEWNS",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the file-system information is not shared" },
)
{
	unsigned long fs = sabotaged() ? 0 : CLONE_FS;
	pid_t holder = hold(CLONE_NEWNS), pid;
	int ns = ns_open(holder, "mnt");

	row("clone3");
	pid = try_spawn(CLONE_NEWNS | fs);
	if (pid == 0)
		probe_exit(0);
	EXPECT_ERRNO(pid, EINVAL);
	row("setns");
	IN_CHILD(fs) {
		EXPECT_ERRNO(setns(ns, CLONE_NEWNS), EINVAL);
	}
	row("setns without CLONE_FS");
	IN_CHILD(0) {
		EXPECT_OK(setns(ns, CLONE_NEWNS)); /* control */
	}
	row("unshare");
	MUST(chdir("/"));
	IN_CHILD(CLONE_FS) {
		EXPECT_OK(unshare(CLONE_NEWNS));
		MUST(chdir("/proc"));
	}
	char where[256];
	MUST_PTR(getcwd(where, sizeof(where)));
	EXPECT_STR(where, "/");
	let_go(holder);
}
