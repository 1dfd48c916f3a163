/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "Each initial SID has the context that the policy gives it, by position",
	.source = "SELinux Notebook, SELinux Filesystem, initial_contexts",
	.needs = { "selinux", "root" },
	.unsabotaged =
		"the order is the kernel's ABI; catches a kernel that renumbers its initial SIDs")
{
	static const char *const cases[][2] = {
		{ "kernel", "system_u:system_r:kernel_t:s0-s0:c0.c1023" },
		{ "security", "system_u:object_r:security_t:s0" },
		{ "unlabeled", "system_u:object_r:unlabeled_t:s0" },
		{ "file", "system_u:object_r:host_file_t:s0" },
		{ "port", "system_u:object_r:port_t:s0" },
		{ "netif", "system_u:object_r:netif_t:s0" },
		{ "netmsg", "system_u:object_r:netmsg_t:s0" },
		{ "node", "system_u:object_r:node_t:s0" },
		{ "devnull", "system_u:object_r:devnull_t:s0" }
	};

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i][0]);
		char text[200] = "";
		read_file(fmt("/sys/fs/selinux/initial_contexts/%s", cases[i][0]), text,
			sizeof(text));
		EXPECT_STR(text, cases[i][1]);
	}
}
