/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void outside(void)
{
	MUST_RC(avc_begin());
	shared_words()[0] = (uint64_t)getpid();
	tell(1);
	await(1);
	EXPECT_AVC("cell_t", "bulkhead_host_t", "process", "signull");
}

PROBE(.claim = "A cell that shares the host's PID namespace cannot signal a process of the host",
	.source = "SELinux Notebook, Object Classes and Permissions, Process Object Class, signull",
	.denied_by = "types", .needs = { "selinux.bulkhead", "root" },
	.cell = { .selinux_type = "cell_t", .share = NS_PID },
	.sabotage = { .selinux_type = "cell_super_t", .share = NS_PID }, .outside = outside)
{
	await(1);
	EXPECT_ERRNO(kill((pid_t)shared_words()[0], 0), EACCES);
	EXPECT_OK(kill(getpid(), 0)); /* control */
	tell(1);
}
