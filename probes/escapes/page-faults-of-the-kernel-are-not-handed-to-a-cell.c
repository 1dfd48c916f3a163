/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: UFFD_USER_MODE_ONLY not demanded of the unprivileged. */
PROBE(.claim = "A cell without CAP_SYS_PTRACE gets a userfaultfd for its own faults only: else "
	       "EPERM",
	.source = "userfaultfd(2), ERRORS; sysctl/vm.rst, unprivileged_userfaultfd",
	.needs = { "root", "syscall.userfaultfd", "sysctl.vm.unprivileged_userfaultfd" },
	.cell = { .plain = true }, .sabotage = { .capabilities = "all" }, )
{
	if (file_number("/proc/sys/vm/unprivileged_userfaultfd") != 0)
		skip(SKIP_KERNEL, "vm.unprivileged_userfaultfd is set");
	EXPECT_ERRNO(syscall(SYS_userfaultfd, O_CLOEXEC), EPERM);
	EXPECT_OK(syscall(SYS_userfaultfd, O_CLOEXEC | 1 /* UFFD_USER_MODE_ONLY */)); /* control */
}
