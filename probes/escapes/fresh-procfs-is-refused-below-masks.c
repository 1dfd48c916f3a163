/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: mount_too_revealing() that looks at the mount point and not at what covers it. */
PROBE(.claim = "A user namespace in a cell with masked procfs files cannot mount a procfs without "
	       "the masks",
	.source =
		"user_namespaces(7), Effect of capabilities within a user namespace; CVE-2014-4014",
	.needs = { "root", "userns" },
	.cell = { .capabilities = "all",
		.masked = { "/proc/keys", "/proc/interrupts" },
		.readonly = { "/proc/sys" } },
	.sabotage = { .capabilities = "all" }, )
{
	IN_CHILD(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)
	{
		EXPECT_ERRNO(mount("proc", "/home", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL),
			EPERM);
		EXPECT_OK(mount("x", "/var", "tmpfs", 0, NULL)); /* control */
	}
}
