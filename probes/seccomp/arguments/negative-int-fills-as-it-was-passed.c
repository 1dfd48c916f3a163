/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: arguments sign- or zero-extended before the filter sees them. */
PROBE(
	.claim = "A filter sees a negative int with the high half that the caller's register has",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter looks at the low half alone" },
)
{
	struct sock_filter any = BPF_STMT(BPF_LD | BPF_IMM, 0xffffffff), high = LOAD_HIGH(0);

	MARK_PROGRAM(LOAD_LOW(0), IF_EQ(0xffffffff, 0, 3), sabotaged() ? any : high,
		IF_EQ(0xffffffff, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW));
	row("sign-extended by the caller");
	EXPECT(denied_at(0, (u64)-1ll)); /* control */
	row("zero-extended by the caller");
	EXPECT(!denied_at(0, 0xffffffff));
}
