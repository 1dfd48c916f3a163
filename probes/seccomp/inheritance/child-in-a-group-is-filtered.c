/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: clone3 with CLONE_INTO_CGROUP or with a chosen PID that sheds the filter. */
PROBE(
	.claim = "A child born in another control group or with a chosen PID is under the filter",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; clone(2), CLONE_INTO_CGROUP and set_tid",
	.needs = { "root", "seccomp.filter", "syscall.clone3" },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	IN_CHILD(CLONE_NEWPID) {
		pid_t tids[1] = { 1000 };
		struct clone_args args = {
			.exit_signal = SIGCHLD, .set_tid = (uintptr_t)tids, .set_tid_size = 1
		};
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		row("a chosen PID");
		long pid = MUST(syscall(SYS_clone3, &args, sizeof(args)));
		if (pid == 0)
			probe_exit(syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8);
		EXPECT_EQ(pid, 1000); /* control */
		EXPECT_EXIT(child_wait((pid_t)pid), 7);
	}
	row("another control group");
	if (!cg2()) {
		row_skip(SKIP_CGROUP, "no writable cgroup2 mount");
		return;
	}
	const char *group = strdup(cg_new(cg2(), "other"));
	IN_CHILD(0) {
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		pid_t child = spawn_in(group, 0);
		if (child == 0)
			probe_exit(syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8);
		EXPECT_EXIT(child_wait(child), 7);
	}
}
