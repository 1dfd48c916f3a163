/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bugs it catches: 32-bit or signed arithmetic in a jump; a high half not loaded. */
static bool expected(u64 value, u64 datum, u64 mask)
{
	(void)mask;
	return value > datum;
}

PROBE(
	.claim = "A rule with SCMP_CMP_GT matches exactly when the 64-bit argument is above its "
		"datum, unsigned",
	.source = "seccomp_rule_add(3), SCMP_CMP_GT; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the rule says SCMP_CMP_GE" },
)
{
	compare_edges(SCMP_CMP_GT, SCMP_CMP_GE, 0, expected);
}
