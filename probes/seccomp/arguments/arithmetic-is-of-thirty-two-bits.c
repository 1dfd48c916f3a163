/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: an instruction miscompiled, above all one with X or with a carry. */
static uint32_t result_of(int op, uint32_t a, uint32_t x)
{
	switch (op) {
	case BPF_ADD:
		return a + x;
	case BPF_SUB:
		return a - x;
	case BPF_MUL:
		return a * x;
	case BPF_DIV:
		return a / x;
	case BPF_AND:
		return a & x;
	case BPF_OR:
		return a | x;
	case BPF_XOR:
		return a ^ x;
	case BPF_LSH:
		return a << (x & 31);
	case BPF_RSH:
		return a >> (x & 31);
	default:
		return -a;
	}
}

PROBE(
	.claim = "Arithmetic in a filter is unsigned and of 32 bits, with a constant and with X "
		"alike",
	.source = "kernel Documentation/networking/filter.rst, Structure; seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the instruction is left out" },
)
{
	static const int ops[] = { BPF_ADD, BPF_SUB, BPF_MUL, BPF_DIV, BPF_AND, BPF_OR, BPF_XOR,
		BPF_LSH, BPF_RSH, BPF_NEG };
	static const char *const names[] = { "ADD", "SUB", "MUL", "DIV", "AND", "OR", "XOR", "LSH",
		"RSH", "NEG" };
	static const struct {
		uint32_t a, x;
	} pairs[] = { { 0xfffffffe, 5 }, { 0x80000001, 31 }, { 3, 7 }, { 0x12345678, 1 } };

	for (size_t i = 0; i < 10; i++) {
		for (size_t p = 0; p < 8; p++) {
			uint32_t a = pairs[p / 2].a, x = pairs[p / 2].x;
			unsigned short source = p % 2 || ops[i] == BPF_NEG ? BPF_K : BPF_X;
			struct sock_filter code =
				BPF_STMT((unsigned short)(BPF_ALU | ops[i] | source), x);
			struct sock_filter nop = BPF_STMT(BPF_LDX | BPF_IMM, x);
			uint32_t wanted = result_of(ops[i], a, x);
			if (wanted == a)
				continue;
			row("%s of 0x%x and 0x%x as %s", names[i], a, x,
				source == BPF_X ? "X" : "a constant");
			IN_CHILD(0) {
				MARK_PROGRAM(BPF_STMT(BPF_LDX | BPF_IMM, x), LOAD_LOW(0),
					sabotaged() ? nop : code, IF_EQ(wanted, 0, 1),
					RETURN(DENY(EXDEV)), RETURN(ALLOW));
				EXPECT(denied_at(0, a));
				EXPECT_EQ(denied_at(0, 0x41414141),
					result_of(ops[i], 0x41414141, x) == wanted); /* control */
			}
		}
	}
}
