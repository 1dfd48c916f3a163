/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_threads.h"

/* Kernel bug it catches: TSYNC that walks past the thread group. */
PROBE(
	.claim = "TSYNC does not reach the parent nor a child that already exists",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_TSYNC",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "parent and child load the filter themselves" },
)
{
	struct gate loaded = gate_new();

	IN_CHILD(0) {
		pid_t child = spawn(0);
		if (child == 0) {
			gate_wait(&loaded);
			if (sabotaged())
				filter_on(NR_MARK, DENY(EXDEV));
			row("child");
			EXPECT_OK(syscall(NR_MARK));
			probe_exit(0);
		}
		no_new_privs();
		EXPECT_EQ(mark_denied(SECCOMP_FILTER_FLAG_TSYNC), 0);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV); /* control */
		gate_post(&loaded);
		EXPECT_EXIT(child_wait(child), 0);
	}
	row("parent");
	EXPECT_OK(syscall(NR_MARK));
}
