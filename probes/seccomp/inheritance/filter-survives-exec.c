/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the filter dropped by exec. */
static void after(void)
{
	EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
	EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), SECCOMP_MODE_FILTER);
}

PROBE(
	.claim = "A filter stays in force over execve and execveat",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "seccomp.filter" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	const char *path = strdup(fmt("%s/program", scratch()));

	exec_file(path, 0755);
	for (int i = 0; i < 2; i++) {
		row(i ? "execve" : "execveat");
		IN_CHILD(0) {
			if (!sabotaged())
				filter_on(NR_MARK, DENY(EXDEV));
			if (i)
				exec_copy(path, "after");
			exec_self("after");
		}
	}
}
