/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a directory that the root does not reach, named as if it did. */
PROBE(.claim = "A working directory outside of the root is named (unreachable), not by a path",
	.source = "CVE-2018-1000001; getcwd(3), Linux-specific details", .needs = { "root" },
	.sabotage = { .twin = "the directory lies inside of the root" }, )
{
	const char *root = strdup(fmt("%s/root", scratch()));
	const char *out = strdup(fmt("%s/out", scratch()));

	make_dir(root);
	make_dir(fmt("%s/in", root));
	make_dir(out);
	IN_CHILD(0)
	{
		char cwd[4096] = "";

		MUST(chdir(sabotaged() ? fmt("%s/in", root) : out));
		MUST(chroot(root));
		row("getcwd");
		EXPECT_GE(syscall(SYS_getcwd, cwd, sizeof(cwd)), 1);
		EXPECT(strncmp(cwd, "(unreachable)", 13) == 0);
		row("inside");
		MUST(chdir("/in"));
		EXPECT_GE(syscall(SYS_getcwd, cwd, sizeof(cwd)), 1);
		EXPECT_STR(cwd, "/in"); /* control */
	}
}
