/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "stage.h"

static void lower(void)
{
	struct rlimit l;

	MUST(getrlimit(RLIMIT_NOFILE, &l));
	l.rlim_cur = 17;
	MUST(setrlimit(RLIMIT_NOFILE, &l));
}

static rlim_t soft_limit(pid_t pid)
{
	struct rlimit l;

	MUST(prlimit(pid, RLIMIT_NOFILE, NULL, &l));
	return l.rlim_cur;
}

PROBE(.claim = "A transition without process:rlimitinh resets soft limits; one within the domain "
	       "does not",
	.source =
		"SELinux Notebook, Object Classes and Permissions, Process Object Class, rlimitinh",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_program("/child", "cell_child_exec_t", NULL);
	make_program("/plain", "cell_ro_file_t", NULL);
	pid_t pid = MUST(launch("cell_t", categories(), NULL, lower, "/child"));
	EXPECT_NE(soft_limit(pid), 17);
	drop(pid);
	EXPECT_AVC("cell_t", "cell_child_t", "process", "rlimitinh");
	pid = MUST(launch("cell_init_t", categories(), NULL, lower, "/plain"));
	EXPECT_EQ(soft_limit(pid), 17); /* control */
	drop(pid);
}
