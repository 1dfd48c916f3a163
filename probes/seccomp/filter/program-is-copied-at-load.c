/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the program evaluated from user memory. */
PROBE(
	.claim = "Changing the memory of a program after its load does not change the filter",
	.source = "seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the memory is changed before the load" },
)
{
	struct sock_filter code[] = { LOAD_NR, IF_EQ(NR_MARK, 0, 1), RETURN(DENY(EXDEV)),
		RETURN(ALLOW) };
	struct sock_fprog program = { .len = 4, .filter = code };

	IN_CHILD(0) {
		no_new_privs();
		if (sabotaged())
			code[2].k = ALLOW;
		MUST(filter_try(0, program));
		code[2].k = ALLOW;
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
