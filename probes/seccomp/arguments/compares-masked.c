/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: BPF_AND on one half only. */
static bool expected(u64 value, u64 datum, u64 mask)
{
	return (value & mask) == (datum & mask);
}

PROBE(
	.claim = "A rule with SCMP_CMP_MASKED_EQ matches when the masked 64-bit argument equals "
		"its datum",
	.source = "seccomp_rule_add(3), SCMP_CMP_MASKED_EQ; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the rule says SCMP_CMP_EQ" },
)
{
	compare_edges(SCMP_CMP_MASKED_EQ, SCMP_CMP_EQ, 0x80000001ffffff00, expected);
}
