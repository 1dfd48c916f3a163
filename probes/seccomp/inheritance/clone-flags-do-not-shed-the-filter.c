/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the filter not copied, or no_new_privs lost, with one of the clone flags. */
PROBE(
	.claim = "No clone flag makes a child without its parent's filter and no_new_privs",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; clone(2); prctl(2), PR_SET_NO_NEW_PRIVS",
	.needs = { "root", "seccomp.filter", "userns" },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	static const struct {
		const char *name;
		unsigned long flags;
	} rows[] = { { "CLONE_FS", CLONE_FS }, { "CLONE_FILES", CLONE_FILES },
		{ "CLONE_IO", CLONE_IO }, { "CLONE_PARENT", CLONE_PARENT },
		{ "CLONE_PTRACE", CLONE_PTRACE }, { "CLONE_UNTRACED", CLONE_UNTRACED },
		{ "CLONE_SYSVSEM", CLONE_SYSVSEM }, { "CLONE_NEWNS", CLONE_NEWNS },
		{ "CLONE_NEWUTS", CLONE_NEWUTS }, { "CLONE_NEWIPC", CLONE_NEWIPC },
		{ "CLONE_NEWPID", CLONE_NEWPID }, { "CLONE_NEWCGROUP", CLONE_NEWCGROUP },
		{ "CLONE_NEWUSER", CLONE_NEWUSER },
		{ "CLONE_NEWUSER and CLONE_NEWPID", CLONE_NEWUSER | CLONE_NEWPID } };
	struct gate done = gate_new();
	uint64_t *words = shared_words();

	if (!sabotaged())
		filter_on(NR_MARK, DENY(EXDEV));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		long pid = MUST(syscall(SYS_clone, rows[i].flags | SIGCHLD, 0, 0, 0, 0));
		if (pid == 0) {
			errno = 0;
			words[0] = syscall(NR_MARK) == -1 ? (uint64_t)errno : 0;
			words[1] = (uint64_t)prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
			gate_post(&done);
			probe_exit(0);
		}
		gate_wait(&done); /* a child with CLONE_PARENT is not ours to wait for */
		EXPECT_EQ(words[0], EXDEV);
		EXPECT_EQ(words[1], 1);
		if (!(rows[i].flags & CLONE_PARENT))
			EXPECT_EXIT(child_wait((pid_t)pid), 0); /* control */
	}
}
