/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: flags of clone or unshare changed before the filter sees them. */
PROBE(
	.claim = "A cell's masked rules deny CLONE_NEWUSER to clone and unshare and leave other "
		"flags",
	.source = "runtime-spec config-linux.md, Seccomp, args; clone(2), CLONE_NEWUSER",
	.needs = { "root", "userns", "seccomp.filter" },
	.cell = {
		.capabilities = "all",
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"clone unshare", "SCMP_ACT_ERRNO", EXDEV,
					{
						{
							0, "SCMP_CMP_MASKED_EQ", CLONE_NEWUSER,
							CLONE_NEWUSER,
						},
					},
				},
				{ "clone3", "SCMP_ACT_ERRNO", ENOSYS },
			},
		},
	},
	.sabotage = { .capabilities = "all" },
)
{
	static const unsigned long denied[] = { CLONE_NEWUSER, CLONE_NEWUSER | CLONE_NEWNS,
		CLONE_NEWUSER | CLONE_FILES };

	for (size_t i = 0; i < 3; i++) {
		row("clone, case %c", "abc"[i]);
		long pid = syscall(SYS_clone, denied[i] | SIGCHLD, 0, 0, 0, 0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_ERRNO(pid, EXDEV);
		row("unshare, case %c", "abc"[i]);
		EXPECT_ERRNO(unshare((int)denied[i]), EXDEV);
	}
	row("clone without it");
	long pid = syscall(SYS_clone, CLONE_NEWUTS | SIGCHLD, 0, 0, 0, 0);
	if (pid == 0)
		probe_exit(0);
	EXPECT_OK(pid); /* control */
	row("unshare without it");
	EXPECT_OK(unshare(CLONE_NEWUTS)); /* control */
	row("clone3, whose flags are behind a pointer");
	EXPECT_ERRNO(syscall(SYS_clone3, NULL, 0), ENOSYS);
}
