/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the privilege checked in seccomp(2) only, and not in the older prctl(2). */
PROBE(
	.claim = "prctl(PR_SET_SECCOMP) refuses a filter with EACCES where seccomp(2) does",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; prctl(2), PR_SET_SECCOMP",
	.needs = { "root", "seccomp.filter" },
	.sabotage = { .twin = "no_new_privs is set before the refused load too" },
)
{
	struct sock_fprog program = PROGRAM(RETURN(ALLOW));

	IN_CHILD(0) {
		become(1000, 1000);
		if (sabotaged())
			no_new_privs();
		EXPECT_ERRNO(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0), EACCES);
		EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0);
		no_new_privs();
		EXPECT_OK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0)); /* control */
	}
}
