/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <time.h>
#include <sys/auxv.h>

#include "_abi.h"

/* Kernel bug it catches: a vDSO that falls back to the call and so dies under a usual filter. */
PROBE(
	.claim = "A clock read through the vDSO is no system call and passes a filter that denies "
		"it",
	.source = "seccomp_filter.rst, Caveats; vdso(7)",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the clock is read by the system call" },
)
{
	struct timespec ts;

	if (!getauxval(AT_SYSINFO_EHDR))
		skip(SKIP_KERNEL, "AT_SYSINFO_EHDR is not in the auxiliary vector: no vDSO");
	IN_CHILD(0) {
		filter_on(SYS_clock_gettime, DENY(EXDEV));
		EXPECT_ERRNO(syscall(SYS_clock_gettime, CLOCK_MONOTONIC_COARSE, &ts),
			EXDEV); /* control */
		/* The coarse clock needs no hardware, which the vDSO may not be able to read. */
		EXPECT_OK(sabotaged() ? syscall(SYS_clock_gettime, CLOCK_MONOTONIC_COARSE, &ts)
				      : clock_gettime(CLOCK_MONOTONIC_COARSE, &ts));
	}
}
