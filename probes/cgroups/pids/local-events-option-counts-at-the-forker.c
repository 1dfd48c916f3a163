/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bug it catches: the mount option ignored. */
static const char *top, *low;

static void refused(void)
{
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_ERRNO(pid, EAGAIN); /* control */
	}
	row("the forker's group");
	EXPECT_EQ(cg_key(low, "pids.events", "max"), 1);
	row("the group whose limit it was");
	EXPECT_EQ(cg_key(top, "pids.events", "max"), 0);
}

PROBE(
	.claim = "Under the option pids_localevents a refused fork counts in the forker's own group only",
	.source = "cgroup-v2.rst, Mounting, pids_localevents",
	.needs = { "cgroup2.pids", "root" },
	.sabotage = { .twin = "the option is not given" },
	.exclusive = true,
)
{
	top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	low = cg_new(top, "low");
	if (access(fmt("%s/pids.events.local", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/pids.events.local does not exist", low);
	MUST(cg_write(top, "pids.max", "1"));
	under_option("pids_localevents", !sabotaged(), refused);
}
