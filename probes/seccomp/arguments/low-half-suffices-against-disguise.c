/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_compare.h"

/* Kernel bug it catches: the masked comparison undone by bits that ioctl(2) ignores. */
PROBE(
	.claim = "A masked rule on ioctl's command also denies the command with stray high bits",
	.source = "seccomp_rule_add(3), SCMP_CMP_MASKED_EQ; ioctl(2)",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the rule compares all 64 bits" },
)
{
	int ends[2], count = -1;
	scmp_filter_ctx filter = MUST_PTR(seccomp_init(SCMP_ACT_ALLOW));

	MUST(pipe2(ends, O_CLOEXEC));
	MUST_RC(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EXDEV), SYS_ioctl, 1,
		SCMP_A1(SCMP_CMP_MASKED_EQ, sabotaged() ? ~0ull : 0xffffffffull, FIONREAD)));
	MUST_RC(seccomp_load(filter));
	EXPECT_ERRNO(syscall(SYS_ioctl, ends[0], (u64)FIONREAD, &count), EXDEV);
	EXPECT_ERRNO(syscall(SYS_ioctl, ends[0], 1ull << 32 | FIONREAD, &count), EXDEV);
	EXPECT_OK(syscall(SYS_ioctl, ends[0], (u64)FIOCLEX)); /* control */
}
