/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a filter that knows one architecture asked about another's numbers. */
PROBE(.claim = "A call that a cell's filter denies is not made by int 0x80 or by its x32 number "
	       "either",
	.source = "seccomp(2), Filters; runtime-spec config-linux.md, Seccomp, architectures",
	.needs = { "root", "seccomp.filter", "ia32" },
	.cell = { .seccomp = { .default_action = "SCMP_ACT_ALLOW",
			  .rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } } },
		.rlimits = { "RLIMIT_CORE=0:0" } },
	.sabotage = { .plain = true }, )
{
	for (int i = 0; i < 2; i++) {
		row("%s", i ? "x32" : "int 0x80");
		pid_t pid = spawn(0);
		if (pid == 0) {
			long r = -1;
#ifdef __x86_64__
			if (i)
				r = syscall(0x40000000 | SYS_getpgrp);
			else
				__asm__ volatile("int $0x80"
						 : "=a"(r)
						 : "a"(65 /* getpgrp */)
						 : "memory");
#endif
			probe_exit(r >= 0 ? 7 : 3);
		}
		int status = child_wait(pid);
		EXPECT(!(WIFEXITED(status) && WEXITSTATUS(status) == 7));
	}
	row("the number itself");
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV);
	row("another call");
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}
