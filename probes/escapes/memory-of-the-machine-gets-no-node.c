/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Kernel bug it catches: mknod(2) not asked of the device rules, or of one file system only. */
PROBE(.claim = "A cell whose rules deny memory and ports can neither make nor open nodes for them",
	.source = "mem(4); devices.rst; cgroup-v2.rst, Device controller; runtime-spec "
		  "config-linux.md, "
		  "Allowed Device list",
	.needs = { "root" },
	.cell = { .capabilities = "CAP_MKNOD,CAP_SYS_RAWIO,CAP_DAC_OVERRIDE",
		.device_rules = { "deny c 1:1 rwm", "deny c 1:2 rwm", "deny c 1:4 rwm" } },
	.sabotage = { .capabilities = "CAP_MKNOD,CAP_SYS_RAWIO,CAP_DAC_OVERRIDE" }, )
{
	static const struct {
		const char *name;
		unsigned int minor;
	} rows[] = { { "mem", 1 }, { "kmem", 2 }, { "port", 4 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		EXPECT_ERRNO(mknod(fmt("/tmp/%s", rows[i].name), S_IFCHR | 0600,
				     makedev(1, rows[i].minor)),
			EPERM);
	}
	row("another of the same driver");
	EXPECT_OK(mknod("/tmp/null", S_IFCHR | 0600, makedev(1, 3))); /* control */
}
