/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the comparison of a container's rule made on another argument. */
PROBE(
	.claim = "A cell's rule on write's descriptor denies that number and allows the others",
	.source = "runtime-spec config-linux.md, Seccomp, args",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{ "write", "SCMP_ACT_ERRNO", EXDEV, { { 0, "SCMP_CMP_EQ", 77 } } },
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	int fd = MUST(open("/dev/null", O_WRONLY | O_CLOEXEC));

	MUST(dup2(fd, 76));
	MUST(dup2(fd, 77));
	row("the number");
	EXPECT_ERRNO(write(77, "x", 1), EXDEV);
	row("its neighbour");
	EXPECT_OK(write(76, "x", 1)); /* control */
	row("a closed one with the number of the rule in another argument");
	EXPECT_ERRNO(syscall(SYS_write, 99, "x", 77), EBADF);
}
