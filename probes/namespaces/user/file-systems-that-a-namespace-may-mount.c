/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a flag that lets a user namespace mount a file system that parses devices
 * or shows the whole machine, or a usual one that it may not. */
PROBE(
	.claim = "A user namespace's root mounts the file systems marked for it, others give EPERM",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the mounts are made by the host's root" },
)
{
	static const struct {
		const char *type;
		bool allowed;
	} types[] = { { "tmpfs", true }, { "ramfs", true }, { "proc", true }, { "sysfs", true },
		{ "devpts", true }, { "mqueue", true }, { "devtmpfs", false }, { "debugfs", false },
		{ "tracefs", false }, { "securityfs", false }, { "configfs", false },
		{ "pstore", false }, { "hugetlbfs", false }, { "ext4", false }, { "ext2", false },
		{ "xfs", false }, { "btrfs", false }, { "squashfs", false }, { "iso9660", false },
		{ "vfat", false } };
	const char *at = strdup(fmt("%s/at", scratch()));
	char known[8192];

	make_dir(at);
	MUST(read_file("/proc/filesystems", known, sizeof(known)));
	unsigned long flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET;
	pid_t pid = sabotaged() ? spawn(flags) : spawn_userns(flags, "0 0 1", "0 0 1");
	if (pid == 0) {
		for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
			if (!strstr(known, fmt("\t%s\n", types[i].type)))
				continue;
			row("%s", types[i].type);
			if (types[i].allowed)
				EXPECT_OK(mount("none", at, types[i].type, 0, NULL)); /* control */
			else
				EXPECT_ERRNO(mount("none", at, types[i].type, 0, NULL), EPERM);
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
