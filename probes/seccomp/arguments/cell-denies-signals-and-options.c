/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "filter.h"

/* Kernel bug it catches: the second argument of one call compared for another. */
PROBE(
	.claim = "Rules on different positions of different calls do not mix",
	.source = "runtime-spec config-linux.md, Seccomp, args",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"kill", "SCMP_ACT_ERRNO", EXDEV,
					{ { 1, "SCMP_CMP_EQ", SIGWINCH } },
				},
				{
					"prctl", "SCMP_ACT_ERRNO", EMLINK,
					{ { 0, "SCMP_CMP_EQ", PR_SET_NAME } },
				},
				{
					"fcntl", "SCMP_ACT_ERRNO", ENOSYS,
					{ { 2, "SCMP_CMP_EQ", 12345 } },
				},
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	row("kill");
	EXPECT_ERRNO(syscall(SYS_kill, getpid(), SIGWINCH), EXDEV);
	EXPECT_OK(syscall(SYS_kill, getpid(), 0)); /* control */
	row("prctl");
	EXPECT_ERRNO(prctl(PR_SET_NAME, "name", 0, 0, 0), EMLINK);
	EXPECT_OK(prctl(PR_GET_DUMPABLE, SIGWINCH, 0, 0, 0)); /* control */
	row("fcntl");
	EXPECT_ERRNO(fcntl(0, F_GETFD, 12345), ENOSYS);
	EXPECT_OK(fcntl(0, F_GETFD, PR_SET_NAME)); /* control */
}
