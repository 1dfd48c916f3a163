/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a link that resolves in the caller's own mounts, or that opens without
 * the right to trace. */
PROBE(
	.claim = "/proc/PID/root and cwd lead into that process's mounts, for who may trace it, else EACCES",
	.source = "proc(5), /proc/pid/root, /proc/pid/cwd; ptrace(2), Ptrace access mode checking",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the visitor keeps its capabilities" },
)
{
	const char *a = new_tmpfs("a");
	struct gate ready = gate_new();
	pid_t pid = spawn(CLONE_NEWNS);

	if (pid == 0) {
		MUST(tmpfs_on(a));
		make_file(fmt("%s/mark", a), "", 0644);
		MUST(chdir(a));
		gate_post(&ready);
		for (;;)
			pause();
	}
	gate_wait(&ready);
	const char *root = strdup(fmt("/proc/%d/root%s/mark", pid, a)),
		   *cwd = strdup(fmt("/proc/%d/cwd/mark", pid));
	row("who may trace");
	EXPECT_ERRNO(access(fmt("%s/mark", a), F_OK), ENOENT); /* not here */
	EXPECT_OK(access(root, F_OK)); /* control */
	EXPECT_OK(access(cwd, F_OK));
	IN_CHILD(0) {
		if (!sabotaged())
			become(1000, 1000);
		row("who may not");
		EXPECT_ERRNO(access(root, F_OK), EACCES);
		EXPECT_ERRNO(access(cwd, F_OK), EACCES);
		char text[8];
		EXPECT_ERRNO(readlink(fmt("/proc/%d/root", pid), text, sizeof(text)), EACCES);
		EXPECT_ERRNO(open(fmt("/proc/%d/ns/mnt", pid), O_RDONLY | O_CLOEXEC), EACCES);
	}
	let_go(pid);
}
