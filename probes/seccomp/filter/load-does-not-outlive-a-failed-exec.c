/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a failed exec that drops filters or no_new_privs on its way back. */
PROBE(
	.claim = "After a failed exec the filter and no_new_privs are in force as before",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; execve(2)",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	const char *path = fmt("%s/program", scratch());

	make_file(path, "\177ELF but no program", 0755);
	IN_CHILD(0) {
		char *const args[] = { "program", NULL };
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		row("no such file");
		EXPECT_ERRNO(execve("/no-such-file", args, NULL), ENOENT); /* control */
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("no program");
		EXPECT_ERRNO(execve(path, args, NULL), ENOEXEC);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	}
}
