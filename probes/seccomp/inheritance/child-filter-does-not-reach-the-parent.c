/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the chain shared by pointer, so that a child's filter binds its parent. */
PROBE(
	.claim = "A filter that a child or a sibling loads does not bind the parent or the other "
		"child",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the parent loads the child's filter too" },
)
{
	struct gate loaded = gate_new();

	IN_CHILD(0) {
		filter_on(NR_NOBODY, DENY(EMLINK));
		pid_t sibling = spawn(0);
		if (sibling == 0) {
			gate_wait(&loaded);
			row("a sibling");
			EXPECT_OK(syscall(NR_MARK));
			EXPECT_ERRNO(syscall(NR_NOBODY), EMLINK); /* control */
			probe_exit(0);
		}
		IN_CHILD(0) {
			filter_on(NR_MARK, DENY(EXDEV));
			row("the child itself");
			EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		}
		if (sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		gate_post(&loaded);
		EXPECT_EXIT(child_wait(sibling), 0);
		row("the parent");
		EXPECT_OK(syscall(NR_MARK));
	}
}
