/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "selinuxfs shows the flags and capabilities that the policy was built with",
	.source = "SELinux Notebook, SELinux Filesystem, policy_capabilities",
	.needs = { "selinux", "root" },
	.unsabotaged = "another policy would be another machine; catches a loader or kernel that "
		       "drops a flag")
{
	static const char *const cases[][2] = { { "deny_unknown", "1" }, { "reject_unknown", "0" },
		{ "mls", "1" }, { "policy_capabilities/network_peer_controls", "1" },
		{ "policy_capabilities/open_perms", "1" },
		{ "policy_capabilities/extended_socket_class", "1" },
		{ "policy_capabilities/always_check_network", "1" },
		{ "policy_capabilities/cgroup_seclabel", "1" },
		{ "policy_capabilities/nnp_nosuid_transition", "1" },
		{ "policy_capabilities/genfs_seclabel_symlinks", "1" },
		{ "policy_capabilities/ioctl_skip_cloexec", "1" } };

	stage();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i][0]);
		EXPECT_STR(file_text(fmt("/sys/fs/selinux/%s", cases[i][0])), cases[i][1]);
	}
}
