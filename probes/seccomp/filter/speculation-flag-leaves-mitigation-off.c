/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the flag ignored, or understood the wrong way round. */
PROBE(
	.claim = "SECCOMP_FILTER_FLAG_SPEC_ALLOW leaves the thread's speculation as it was",
	.source = "seccomp(2), SECCOMP_FILTER_FLAG_SPEC_ALLOW; spec_ctrl.rst",
	.needs = { "seccomp.filter" },
	.unsabotaged = "whether a load without the flag mitigates depends on the boot command "
		"line; it catches a flag that forces the mitigation on",
)
{
	IN_CHILD(0) {
		const char *field = status_field(0, "Speculation_Store_Bypass");
		if (!field)
			skip(SKIP_KERNEL, "/proc/self/status has no Speculation_Store_Bypass");
		const char *before = strdup(field);
		no_new_privs();
		EXPECT_OK(filter_try(SECCOMP_FILTER_FLAG_SPEC_ALLOW, PROGRAM(RETURN(ALLOW))));
		EXPECT_STR(status_field(0, "Speculation_Store_Bypass"), before);
	}
}
