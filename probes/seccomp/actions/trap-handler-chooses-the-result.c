/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <ucontext.h>

#include "filter.h"

/* Kernel bug it catches: the result overwritten after the handler, or the call run after it. */
static void handler(int sig, siginfo_t *si, void *context)
{
	(void)sig;
	(void)si;
	((ucontext_t *)context)->uc_mcontext.gregs[REG_RAX] = 123456;
}

PROBE(
	.claim = "The handler of a trap sets the call's result in its saved registers",
	.source = "seccomp(2), SECCOMP_RET_TRAP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is allowed" },
)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

	MUST(sigaction(SIGSYS, &action, NULL));
	filter_on(SYS_getpgid, sabotaged() ? ALLOW : TRAP(0));
	EXPECT_EQ(syscall(SYS_getpgid, 0), 123456);
	EXPECT_NE(syscall(SYS_getpgrp), 123456); /* control */
}
