/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the host's network devices shown to a container by a fresh sysfs. */
PROBE(
	.claim = "A user namespace mounts sysfs only with a network namespace of its own, else EPERM",
	.source = "user_namespaces(7), Effect of capabilities; sysfs(5)",
	.needs = { "root", "userns", "ns.mnt", "ns.net", "fs.sysfs" },
	.sabotage = { .twin = "the network namespace is new in both cases" },
)
{
	const char *at = new_dir(scratch(), "at");

	if (mounts_at(0, "/sys") == 0)
		MUST(mount("sysfs", "/sys", "sysfs", 0, NULL));
	IN_USERNS(CLONE_NEWNS | CLONE_NEWNET, "0 0 1", "0 0 1") {
		row("a network namespace of its own");
		EXPECT_OK(mount("sysfs", at, "sysfs", 0, NULL)); /* control */
	}
	IN_USERNS(CLONE_NEWNS | (sabotaged() ? CLONE_NEWNET : 0), "0 0 1", "0 0 1") {
		row("the host's network namespace");
		EXPECT_ERRNO(mount("sysfs", at, "sysfs", 0, NULL), EPERM);
	}
}
