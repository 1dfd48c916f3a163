/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the bitmap of calls that are always allowed off by one or not cleared. */
PROBE(
	.claim = "A second filter denies every number that the first one allowed without condition",
	.source = "seccomp(2), Filters; kernel kernel/seccomp.c, seccomp_cache_prepare",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the second filter is not loaded" },
)
{
	IN_CHILD(0) {
		filter_add(PROGRAM(RETURN(ALLOW)));
		EXPECT_ERRNO(syscall(511), ENOSYS); /* control */
		if (!sabotaged())
			/* All numbers but those that a process needs to say what it found. */
			filter_add(PROGRAM(LOAD_NR, IF_EQ(SYS_exit_group, 2, 0),
				IF_EQ(SYS_write, 1, 0), IF_EQ(SYS_exit, 0, 1), RETURN(ALLOW),
				RETURN(DENY(EXDEV))));
		for (int nr = 0; nr < 520; nr++) {
			/* 335, 336: uretprobe and uprobe run despite every filter, by design. */
			if (nr == SYS_exit_group || nr == SYS_write || nr == SYS_exit ||
				nr == 335 || nr == 336)
				continue;
			/* Without the filter only what fails before it has an effect. */
			if (sabotaged() && nr != SYS_getpid)
				continue;
			if (!EXPECT_ERRNO(syscall(nr, -1l, -1l, -1l, -1l, -1l, -1l), EXDEV))
				return;
		}
	}
}
