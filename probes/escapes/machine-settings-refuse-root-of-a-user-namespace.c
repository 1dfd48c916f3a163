/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a file of /proc/sys given to the root of whichever user namespace asks. */
static const char *const paths[] = { "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe",
	"/proc/sys/kernel/panic", "/proc/sys/vm/panic_on_oom", "/proc/sys/fs/binfmt_misc/register",
	"/proc/sys/fs/file-max", "/proc/irq/default_smp_affinity" };

PROBE(.claim = "Settings of the machine are closed to root of a user namespace; its network's are "
	       "open",
	.source = "user_namespaces(7), DESCRIPTION; proc(5), /proc/sys; CVE-2022-0185",
	.needs = { "root", "userns" }, .cell = { .add = NS_USER | NS_NET, .capabilities = "all" },
	.sabotage = { .capabilities = "all" }, )
{
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		row("%s", paths[i]);
		if (access(paths[i], F_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", paths[i]);
			continue;
		}
		/* Opened only: nothing is written, whatever the answer. */
		EXPECT_ERRNO(open(paths[i], O_WRONLY | O_CLOEXEC), EACCES);
	}
	row("its own network");
	EXPECT_OK(open("/proc/sys/net/ipv4/ip_forward", O_WRONLY | O_CLOEXEC)); /* control */
}
