/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: si_arch or si_syscall of a compat trap taken from the native ABI. */
static siginfo_t info;

static void handler(int sig, siginfo_t *si, void *context)
{
	(void)sig;
	(void)context;
	info = *si;
}

PROBE(
	.claim = "The trap of a call by int 0x80 has si_arch AUDIT_ARCH_I386 and the i386 number",
	.source = "seccomp(2), SECCOMP_RET_TRAP",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "the call is made by syscall" },
)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

	MUST(sigaction(SIGSYS, &action, NULL));
	filter_on(I386_GETPGRP, TRAP(5)); /* 65 is semget on x86-64 */
	if (sabotaged())
		syscall(I386_GETPGRP, 0, 0, 0);
	else
		int80(I386_GETPGRP, 0, 0, 0);
	EXPECT_EQ(info.si_code, SYS_SECCOMP);
	EXPECT_EQ(info.si_errno, 5);
	EXPECT_EQ(info.si_syscall, I386_GETPGRP); /* control */
	EXPECT_EQ(info.si_arch, AUDIT_ARCH_I386);
}
