/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: only the first rule of the list in force, or none. */
PROBE(.claim = "A device rule that denies is in force in a cell: mknod and open are EPERM",
	.source = "runtime-spec config-linux.md, Allowed Device list", .needs = { "root" },
	.cell = { .device_rules = { "deny c 1:11 rwm", "deny c 1:4 rwm", "allow c 1:4 rwm" } },
	.sabotage = { .device_rules = { "deny c 1:4 rwm", "allow c 1:4 rwm" } }, )
{
	row("read of a denied one");
	MUST(mknod("/dev/allowed", S_IFCHR | 0600, makedev(1, 7)));
	EXPECT_ERRNO(mknod("/dev/denied", S_IFCHR | 0600, makedev(1, 11)), EPERM);
	row("open of an allowed one");
	EXPECT_OK(open("/dev/allowed", O_RDONLY | O_CLOEXEC)); /* control */
	row("allowed again by a later rule");
	EXPECT_OK(mknod("/dev/again", S_IFCHR | 0600, makedev(1, 4)));
}
