/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a cached answer of one evaluation used for another number or other
 * arguments. */
PROBE(
	.claim = "A filter decides every call anew: allowed and denied ones interleave without "
		"mixing",
	.source = "seccomp(2), Filters; kernel kernel/seccomp.c, seccomp_cache_check",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter does not look at the argument" },
)
{
	IN_CHILD(0) {
		struct sock_filter argument = LOAD_LOW(0), constant = BPF_STMT(BPF_LD | BPF_IMM, 0);
		/* A chain, as what is allowed by one filter for ever may depend on an older one's. */
		filter_add(
			PROGRAM(LOAD_NR, IF_EQ(NR_NOBODY, 0, 3), sabotaged() ? constant : argument,
				IF_EQ(1, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
		filter_add(PROGRAM(RETURN(ALLOW)));
		filter_on(NR_NOBODY + 1, DENY(EMLINK));
		for (int i = 0; i < 300; i++) {
			if (!EXPECT_ERRNO(syscall(NR_NOBODY, i % 2), i % 2 ? EXDEV : ENOSYS))
				return;
			EXPECT_ERRNO(syscall(NR_NOBODY + 1, i % 2), EMLINK);
			EXPECT_OK(syscall(SYS_getpid)); /* control */
		}
	}
}
