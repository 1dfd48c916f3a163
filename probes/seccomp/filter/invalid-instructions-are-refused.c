/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an instruction let through that reads a packet, jumps out of the program
 * or runs past its end. */
PROBE(
	.claim = "A program with an instruction that seccomp does not know is refused with EINVAL",
	.source = "seccomp(2), ERRORS; seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the instruction under test is replaced by a valid one" },
)
{
	static const struct {
		const char *name;
		struct sock_filter code;
	} rows[] = {
		{ "byte load", BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 0) },
		{ "half-word load", BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 0) },
		{ "indirect load", BPF_STMT(BPF_LD | BPF_W | BPF_IND, 0) },
		{ "header length load", BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0) },
		{ "packet's protocol", BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)SKF_AD_OFF) },
		{ "packet's interface", BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
						(uint32_t)(SKF_AD_OFF + SKF_AD_IFINDEX)) },
		{ "network header", BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)SKF_NET_OFF) },
		{ "division by zero", BPF_STMT(BPF_ALU | BPF_DIV | BPF_K, 0) },
		{ "modulo", BPF_STMT(BPF_ALU | BPF_MOD | BPF_K, 3) },
		{ "shift by the whole width", BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 32) },
		{ "scratch word past the end", BPF_STMT(BPF_ST, BPF_MEMWORDS) },
		{ "jump out of the program", BPF_JUMP(BPF_JMP | BPF_JA, 9, 0, 0) },
		{ "true branch out of the program", BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 9, 0) },
		{ "false branch out of the program", BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 9) },
		{ "return of X", BPF_STMT(BPF_RET | BPF_X, 0) },
		{ "an extended instruction", BPF_STMT(0x85, 1) },
		{ "all bits of the code", BPF_STMT(0xffff, 0) },
	};

	IN_CHILD(0) {
		no_new_privs();
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
			struct sock_filter nop = BPF_STMT(BPF_LD | BPF_IMM, 0);
			row("%s", rows[i].name);
			EXPECT_ERRNO(filter_try(0, PROGRAM(sabotaged() ? nop : rows[i].code,
							   RETURN(ALLOW))),
				EINVAL);
		}
		row("no return at the end");
		EXPECT_ERRNO(filter_try(0, PROGRAM(RETURN(ALLOW), LOAD_NR)), EINVAL);
		EXPECT_OK(filter_try(0, PROGRAM(LOAD_NR, RETURN(ALLOW)))); /* control */
	}
}
