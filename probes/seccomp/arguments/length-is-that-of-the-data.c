/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: BPF_LEN that is not the size of struct seccomp_data. */
PROBE(
	.claim = "The packet length that a filter loads is 64, the size of struct seccomp_data",
	.source = "kernel kernel/seccomp.c, seccomp_check_filter; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "63 is loaded" },
)
{
	struct sock_filter into_a = BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0),
			   into_x = BPF_STMT(BPF_LDX | BPF_W | BPF_LEN, 0),
			   other = BPF_STMT(BPF_LD | BPF_IMM, 63),
			   move = BPF_STMT(BPF_MISC | BPF_TXA, 0), none = BPF_STMT(BPF_ST, 0);

	for (int x = 0; x < 2; x++) {
		IN_CHILD(0) {
			row(x ? "into X" : "into A");
			MARK_PROGRAM(x ? into_x : into_a, x ? move : none,
				sabotaged() ? other : none, IF_EQ(64, 0, 1), RETURN(DENY(EXDEV)),
				RETURN(ALLOW));
			EXPECT(denied_at(0, 0));
			EXPECT_OK(syscall(SYS_getpid)); /* control */
		}
	}
}
