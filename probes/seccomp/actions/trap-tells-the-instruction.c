/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <ucontext.h>

#include "filter.h"

/* Kernel bug it catches: si_call_addr or the resumed address off by one instruction. */
static void *address;
static greg_t resumed;

static void handler(int sig, siginfo_t *si, void *context)
{
	(void)sig;
	address = si->si_call_addr;
	resumed = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
}

PROBE(
	.claim = "si_call_addr of a trap and the program counter lie just behind the call "
		"instruction",
	.source = "seccomp(2), SECCOMP_RET_TRAP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is denied with an errno" },
)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
	uintptr_t behind;
	long result;

	MUST(sigaction(SIGSYS, &action, NULL));
	filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : TRAP(0));
	__asm__ volatile("lea 1f(%%rip), %1\n\tsyscall\n1:"
			 : "=a"(result), "=&r"(behind)
			 : "0"((long)NR_MARK)
			 : "rcx", "r11", "memory");
	EXPECT_EQ((uintptr_t)address, behind);
	EXPECT_EQ(resumed, behind);
	(void)result;
}
