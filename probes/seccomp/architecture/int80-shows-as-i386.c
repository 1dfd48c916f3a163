/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: the arch field of a compat call told as x86-64. */
PROBE(
	.claim = "A call by int 0x80 has AUDIT_ARCH_I386 in arch and one by syscall "
		"AUDIT_ARCH_X86_64",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Usage",
	.needs = { "seccomp.filter", "ia32" },
	.sabotage = { .twin = "the filter does not look at the architecture" },
)
{
	static const uint32_t arches[] = { AUDIT_ARCH_I386, AUDIT_ARCH_X86_64 };

	for (int i = 0; i < 2; i++) {
		IN_CHILD(0) {
			row(i ? "x86-64 denied" : "i386 denied");
			/* Only numbers that the two have in common nowhere else in the child. */
			filter_add(PROGRAM(LOAD_ARCH, IF_EQ(arches[i], 0, sabotaged() ? 0 : 3),
				LOAD_NR, IF_EQ(NR_NOBODY, 0, 1), RETURN(DENY(EXDEV)),
				RETURN(ALLOW)));
			EXPECT_ERRNO(int80(NR_NOBODY, 0, 0, 0), i ? ENOSYS : EXDEV);
			EXPECT_ERRNO(syscall(NR_NOBODY), i ? EXDEV : ENOSYS); /* control */
		}
	}
}
