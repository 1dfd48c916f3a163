/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the trap's signal lost in a container's PID 1. */
static volatile sig_atomic_t code;

static void handler(int sig, siginfo_t *si, void *context)
{
	(void)sig;
	(void)context;
	code = si->si_code;
}

PROBE(
	.claim = "SCMP_ACT_TRAP in a cell sends SIGSYS with SYS_SECCOMP to the caller",
	.source = "runtime-spec config-linux.md, Seccomp, action; seccomp(2), SECCOMP_RET_TRAP",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_TRAP" } },
		},
	},
	.sabotage = { .plain = true },
)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

	MUST(sigaction(SIGSYS, &action, NULL));
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
	EXPECT_EQ(code, 0);
	syscall(SYS_getpgrp);
	EXPECT_EQ(code, SYS_SECCOMP);
}
