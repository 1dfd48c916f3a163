/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: PR_SET_SECCOMP with mode 0 accepted, which drops the filter. */
PROBE(
	.claim = "No mode of prctl(PR_SET_SECCOMP) takes a filter away again",
	.source = "prctl(2), PR_SET_SECCOMP; seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "there is no filter to begin with" },
)
{
	static const long modes[] = { SECCOMP_MODE_DISABLED, 3, -1 };

	IN_CHILD(0) {
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
			row("mode %s", i == 0 ? "disabled" : i == 1 ? "unknown" : "all ones");
			EXPECT_ERRNO(prctl(PR_SET_SECCOMP, modes[i], 0, 0, 0), EINVAL);
			EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
			EXPECT_EQ(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), SECCOMP_MODE_FILTER);
		}
	}
}
