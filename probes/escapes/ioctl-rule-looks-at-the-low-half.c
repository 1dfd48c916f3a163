/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "probe.h"

/* Kernel bug it catches: a comparison of 64 bits where the kernel takes 32: TIOCSTI passes with high bits set. */
PROBE(.claim = "A rule on the low half of ioctl's request denies TIOCSTI whatever the high half "
	       "holds",
	.source = "CVE-2019-10063; runtime-spec config-linux.md, Seccomp, args; seccomp(2)",
	.needs = { "root", "seccomp.filter" },
	.cell = { .seccomp = { .default_action = "SCMP_ACT_ALLOW",
			  .rules = { { "ioctl", "SCMP_ACT_ERRNO", EXDEV,
				  { { 1, "SCMP_CMP_MASKED_EQ", 0xffffffff, TIOCSTI } } } } } },
	.sabotage = { .seccomp = { .default_action = "SCMP_ACT_ALLOW",
			      .rules = { { "ioctl", "SCMP_ACT_ERRNO", EXDEV,
				      { { 1, "SCMP_CMP_EQ", TIOCSTI } } } } } }, )
{
	row("plain");
	EXPECT_ERRNO(syscall(SYS_ioctl, 0, (unsigned long)TIOCSTI, "x"), EXDEV);
	row("with high bits");
	EXPECT_ERRNO(syscall(SYS_ioctl, 0, TIOCSTI | 0x100000000ul, "x"), EXDEV);
	row("another request");
	EXPECT(syscall(SYS_ioctl, 0, (unsigned long)TIOCGPTN, NULL) == -1 &&
		errno != EXDEV); /* control */
}
