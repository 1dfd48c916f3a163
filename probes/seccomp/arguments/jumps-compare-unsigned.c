/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: a conditional jump translated to a signed one, or with its branches
 * exchanged. */
static bool holds(int op, uint32_t a, uint32_t k)
{
	return op == BPF_JEQ   ? a == k
	       : op == BPF_JGT ? a > k
	       : op == BPF_JGE ? a >= k
			       : (a & k) != 0;
}

PROBE(
	.claim = "JEQ, JGT, JGE and JSET compare 32 bits unsigned, with a constant and with X "
		"alike",
	.source = "kernel Documentation/networking/filter.rst, Structure; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the branches of each jump are exchanged" },
)
{
	static const int ops[] = { BPF_JEQ, BPF_JGT, BPF_JGE, BPF_JSET };
	static const char *const names[] = { "JEQ", "JGT", "JGE", "JSET" };
	static const uint32_t values[] = { 0, 1, 2, 0x7fffffff, 0x80000000, 0x80000001,
		0xffffffff };

	for (int i = 0; i < 8; i++) {
		for (size_t v = 0; v < sizeof(values) / sizeof(values[0]); v++) {
			uint32_t k = values[v];
			unsigned short source = i < 4 ? BPF_K : BPF_X;
			uint8_t yes = sabotaged() ? 1 : 0;
			row("%s of 0x%x as %s", names[i % 4], k, i < 4 ? "a constant" : "X");
			IN_CHILD(0) {
				MARK_PROGRAM(BPF_STMT(BPF_LDX | BPF_IMM, k), LOAD_LOW(0),
					BPF_JUMP((unsigned short)(BPF_JMP | ops[i % 4] | source), k,
						yes, (uint8_t)!yes),
					RETURN(DENY(EXDEV)), RETURN(ALLOW));
				for (size_t w = 0; w < sizeof(values) / sizeof(values[0]); w++)
					EXPECT_EQ(denied_at(0, values[w]),
						holds(ops[i % 4], values[w], k));
			}
		}
	}
}
