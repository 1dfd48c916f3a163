/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: cgroup1_parse_param() that asks the caller's own user namespace for the right. */
PROBE(.claim = "A version 1 hierarchy is not mounted with a release agent from a user namespace",
	.source = "CVE-2022-0492; cgroup-v1/cgroups.rst, What does notify_on_release do",
	.needs = { "root", "userns", "cgroup1.pids" },
	.cell = { .add = NS_USER | NS_CGROUP, .capabilities = "all" },
	.unsabotaged = "with the right it would set the agent of the machine's own hierarchy; it "
		       "catches a check against the wrong namespace", )
{
	IN_CHILD(CLONE_NEWNS)
	{
		EXPECT(mount("x", "/home", "cgroup", 0, "pids,release_agent=/nothing") == -1 &&
			(errno == EINVAL || errno == EPERM));
		EXPECT_ERRNO(open("/sys/fs/cgroup/release_agent", O_WRONLY | O_CLOEXEC), ENOENT);
		EXPECT_OK(mount("x", "/home", "cgroup", 0, "pids")); /* control */
	}
}
