/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a comparison of the number evaluated once more, and wrongly, where calls
 * are marked as always allowed: that table is asked before the program is. */
static const int harmless[] = { SYS_sched_yield, SYS_getpid, SYS_getuid, SYS_getgid, SYS_geteuid,
	SYS_getegid, SYS_getppid, SYS_getpgrp, SYS_gettid };
#define CALLS (sizeof(harmless) / sizeof(*harmless))

enum { AT_LEAST, ABOVE, BITS, MASKED, RULES };

static bool holds(int rule, unsigned int nr, unsigned int k)
{
	return rule == AT_LEAST ? nr >= k
	       : rule == ABOVE	? nr > k
	       : rule == BITS	? (nr & k) != 0
				: (nr & 0x66) == (k & 0x66);
}

/* Denies with EXDEV the harmless calls for which the rule holds, or for which it does not. */
static void load(int rule, unsigned int k, bool denies)
{
	static const uint16_t ops[] = { BPF_JGE, BPF_JGT, BPF_JSET, BPF_JEQ };
	struct sock_filter code[8 + CALLS];
	size_t n = 0;

	code[n++] = (struct sock_filter)LOAD_NR;
	if (rule == MASKED)
		code[n++] = (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x66);
	code[n++] = (struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | BPF_K | ops[rule]),
		rule == MASKED ? k & 0x66 : k, denies ? 1 : 0, denies ? 0 : 1);
	code[n++] = (struct sock_filter)RETURN(ALLOW);
	code[n++] = (struct sock_filter)LOAD_NR;
	for (size_t i = 0; i < CALLS; i++)
		code[n++] = (struct sock_filter)IF_EQ(
			(unsigned int)harmless[i], (uint8_t)(CALLS - i), 0);
	code[n++] = (struct sock_filter)RETURN(ALLOW);
	code[n++] = (struct sock_filter)RETURN(sabotaged() ? ALLOW : DENY(EXDEV));
	filter_add((struct sock_fprog){ .len = (unsigned short)n, .filter = code });
}

PROBE(.claim = "A rule about the call's number decides at its border as it does elsewhere",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Pitfalls",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter allows what it should deny" }, )
{
	static const char *const names[] = { "at least", "above", "with bits of",
		"masked equal to" };

	for (int rule = 0; rule < RULES; rule++) {
		for (size_t i = 0; i < CALLS; i++) {
			for (int denies = 0; denies < 2; denies++) {
				unsigned int k = (unsigned int)harmless[i];
				row("%s the number of call %zu is %s", names[rule], i,
					denies ? "denied" : "allowed");
				IN_CHILD(0)
				{
					load(rule, k, denies);
					for (size_t c = 0; c < CALLS; c++) {
						unsigned int nr = (unsigned int)harmless[c];
						errno = 0;
						bool denied = syscall(nr) < 0 && errno == EXDEV;
						EXPECT_EQ(denied,
							holds(rule, nr, k) == (denies == 1));
					}
				}
			}
		}
	}
}
