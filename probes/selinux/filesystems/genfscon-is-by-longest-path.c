/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "A file of procfs has the label of the longest genfscon path that leads to it",
	.source = "SELinux Notebook, File System Labeling Statements, genfscon",
	.needs = { "selinux", "root" },
	.unsabotaged = "the labels are the kernel's answer to the policy; catches a prefix match "
		       "gone wrong")
{
	static const char *const cases[][2] = { { "/proc/version", "proc_t" },
		{ "/proc/sys/kernel/hostname", "sysctl_t" },
		{ "/proc/sys/net/core/somaxconn", "sysctl_net_t" },
		{ "/proc/kallsyms", "proc_kernel_t" }, { "/sys/kernel/uevent_seqnum", "sysfs_t" },
		{ "/sys/fs/selinux/enforce", "security_t" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i][1]);
		EXPECT_STR(file_label(cases[i][0]), object_context(cases[i][1], NULL));
	}
}
