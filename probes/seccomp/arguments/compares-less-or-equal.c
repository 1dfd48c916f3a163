/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bugs it catches: 32-bit or signed arithmetic in a jump; a high half not loaded. */
static bool expected(u64 value, u64 datum, u64 mask)
{
	(void)mask;
	return value <= datum;
}

PROBE(
	.claim = "A rule with SCMP_CMP_LE matches exactly when the 64-bit argument is at most its "
		"datum, unsigned",
	.source = "seccomp_rule_add(3), SCMP_CMP_LE; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the rule says SCMP_CMP_LT" },
)
{
	compare_edges(SCMP_CMP_LE, SCMP_CMP_LT, 0, expected);
}
