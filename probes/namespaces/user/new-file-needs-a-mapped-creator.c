/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: an owner stored that the file system's own user namespace cannot name. */
PROBE(
	.claim = "An unmapped user cannot create files on a file system mounted in a user namespace",
	.source = "mount_setattr(2), ID-mapped mounts; open(2), ERRORS (EOVERFLOW)",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the creator's IDs are mapped" },
)
{
	const char *dir = fmt("%s/inner", scratch());
	struct gate mounted = gate_new();

	make_dir(dir);
	pid_t pid = spawn_userns(CLONE_NEWNS, CELL_MAP, CELL_MAP);
	if (pid == 0) {
		become_inner_root();
		MUST(mount("inner", dir, "tmpfs", 0, "mode=777"));
		gate_post(&mounted);
		for (;;)
			pause();
	}
	gate_wait(&mounted);
	const char *file = fmt("/proc/%d/root%s/file", pid, dir),
		   *sub = fmt("/proc/%d/root%s/sub", pid, dir);
	IN_CHILD(0) {
		row("a mapped user");
		MUST(setresgid(100001, 100001, 0));
		MUST(setresuid(100001, 100001, 0));
		become_with(100001, 100001, "cap_sys_ptrace=ep");
		EXPECT_OK(open(
			fmt("%s.good", file), O_CREAT | O_WRONLY | O_CLOEXEC, 0600)); /* control */
	}
	IN_CHILD(0) {
		row("the host's root");
		if (sabotaged())
			become_with(100001, 100001, "cap_sys_ptrace=ep");
		EXPECT_ERRNO(open(file, O_CREAT | O_WRONLY | O_CLOEXEC, 0600), EOVERFLOW);
		EXPECT_ERRNO(mkdir(sub, 0700), EOVERFLOW);
		EXPECT_ERRNO(symlink("x", sub), EOVERFLOW);
	}
	let_go(pid);
}
