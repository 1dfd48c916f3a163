/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: scratch words that overlap or are lost over a jump. */
PROBE(
	.claim = "A filter's sixteen scratch words keep what is stored, from A and from X",
	.source = "kernel Documentation/networking/filter.rst, Structure; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "another word is loaded back" },
)
{
	for (uint32_t i = 0; i < BPF_MEMWORDS; i++) {
		uint32_t other = (i + 1) % BPF_MEMWORDS, used = sabotaged() ? other : i;
		IN_CHILD(0) {
			row("word %c", (int)('a' + i));
			MARK_PROGRAM(LOAD_LOW(0), BPF_STMT(BPF_ST, i),
				BPF_STMT(BPF_LDX | BPF_IMM, 99), BPF_STMT(BPF_STX, other),
				BPF_STMT(BPF_LD | BPF_IMM, 0), BPF_STMT(BPF_LD | BPF_MEM, used),
				IF_EQ(7, 0, 3), BPF_STMT(BPF_LD | BPF_MEM, other), IF_EQ(99, 0, 1),
				RETURN(DENY(EXDEV)), RETURN(ALLOW));
			EXPECT(denied_at(0, 7));
			EXPECT(!denied_at(0, 8)); /* control */
		}
	}
}
