/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an invalid program half attached, or the older filter dropped on error. */
PROBE(
	.claim = "A refused load keeps the filters there were and adds none",
	.source = "seccomp(2), RETURN VALUE",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the program to be refused is a valid one that denies the call" },
)
{
	struct sock_filter invalid = BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 0), valid = LOAD_NR;

	IN_CHILD(0) {
		filter_on(NR_MARK, DENY(EXDEV));
		EXPECT_ERRNO(
			filter_try(0, PROGRAM(sabotaged() ? valid : invalid, IF_EQ(NR_NOBODY, 0, 1),
					      RETURN(DENY(EMLINK)), RETURN(ALLOW))),
			EINVAL);
		EXPECT_ERRNO(syscall(NR_NOBODY), ENOSYS);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV); /* control */
	}
}
