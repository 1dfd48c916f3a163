/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the newer way to mount not asking what mount(2) asks. */
PROBE(
	.claim = "A user namespace's root creates by fsconfig(2) only file systems marked for it, else EPERM",
	.source = "user_namespaces(7), Effect of capabilities; fsconfig(2), ERRORS",
	.needs = { "root", "userns", "ns.mnt", "syscall.fsopen" },
	.sabotage = { .twin = "the caller is the host's root" },
)
{
	static const struct {
		const char *type;
		bool allowed;
	} types[] = { { "tmpfs", true }, { "ramfs", true }, { "mqueue", true }, { "devpts", true },
		{ "debugfs", false }, { "tracefs", false }, { "securityfs", false },
		{ "configfs", false }, { "hugetlbfs", false }, { "ext4", false }, { "vfat", false },
		{ "squashfs", false } };
	char known[8192];

	MUST(read_file("/proc/filesystems", known, sizeof(known)));
	unsigned long flags = CLONE_NEWNS | CLONE_NEWIPC;
	pid_t pid = sabotaged() ? spawn(flags) : spawn_userns(flags, "0 0 1", "0 0 1");
	if (pid == 0) {
		for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
			if (!strstr(known, fmt("\t%s\n", types[i].type)))
				continue;
			row("%s", types[i].type);
			int fs = MUST(fsopen(types[i].type, FSOPEN_CLOEXEC));
			if (types[i].allowed)
				EXPECT_OK(fsconfig(
					fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0)); /* control */
			else
				EXPECT_ERRNO(
					fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0), EPERM);
			close(fs);
		}
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
