/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: a field not filled, or the data bits lost on the way to si_errno. */
static volatile sig_atomic_t seen;
static siginfo_t info;

static void handler(int sig, siginfo_t *si, void *context)
{
	(void)sig;
	(void)context;
	info = *si;
	seen++;
}

PROBE(
	.claim = "SECCOMP_RET_TRAP sends SIGSYS with SYS_SECCOMP, the call, its ABI and the data "
		"bits",
	.source = "seccomp(2), SECCOMP_RET_TRAP; sigaction(2), SYS_SECCOMP",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the call is denied with an errno" },
)
{
	static const uint32_t data[] = { 0, 1, 0x7fff, 0x8000, 0xffff };
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

	for (size_t i = 0; i < sizeof(data) / sizeof(data[0]); i++) {
		IN_CHILD(0) {
			row("data 0x%x", data[i]);
			MUST(sigaction(SIGSYS, &action, NULL));
			filter_on(NR_MARK, sabotaged() ? DENY(EXDEV) : TRAP(data[i]));
			EXPECT_OK(syscall(SYS_getpid)); /* control */
			EXPECT_EQ(seen, 0);
			syscall(NR_MARK);
			EXPECT_EQ(seen, 1);
			EXPECT_EQ(info.si_signo, SIGSYS);
			EXPECT_EQ(info.si_code, SYS_SECCOMP);
			EXPECT_EQ((unsigned int)info.si_errno, data[i]);
			EXPECT_EQ(info.si_syscall, NR_MARK);
			EXPECT_EQ(info.si_arch, AUDIT_ARCH_X86_64);
		}
	}
}
