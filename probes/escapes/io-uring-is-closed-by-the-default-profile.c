/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: io_uring_setup(2) let past the filter, and with it every operation. */
PROBE(.claim = "Under the default profile a cell gets no io_uring, by which it would act around "
	       "its filter",
	.source = "CVE-2022-29582; io_uring_setup(2); seccomp(2)",
	.needs = { "root", "seccomp.filter" }, .cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true }, )
{
	char params[120] = { 0 };

	EXPECT_ERRNO(syscall(SYS_io_uring_setup, 1, params), EPERM);
	EXPECT_ERRNO(syscall(SYS_io_uring_enter, -1, 0, 0, 0, NULL, 0), EPERM);
	EXPECT_OK(syscall(SYS_getpid)); /* control */
}
