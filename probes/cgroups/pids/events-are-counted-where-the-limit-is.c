/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bugs it catches: the refusal counted at the forker's group, or not above the limit. */
static const char *top, *mid, *low;

static void refused(void)
{
	IN_CHILD(0) {
		MUST(cg_enter(low, 0));
		pid_t pid = try_spawn(0);
		if (pid == 0)
			probe_exit(0);
		EXPECT_ERRNO(pid, EAGAIN); /* control */
	}
	row("below the limit that refused");
	EXPECT_EQ(cg_key(low, "pids.events", "max"), 0);
	row("at the limit that refused");
	EXPECT_EQ(cg_key(mid, "pids.events", "max"), 1);
	EXPECT_EQ(cg_key(mid, "pids.events.local", "max"), 1);
	row("above it");
	EXPECT_EQ(cg_key(top, "pids.events", "max"), 1);
	EXPECT_EQ(cg_key(top, "pids.events.local", "max"), 0);
}

PROBE(
	.claim = "pids.events counts a refusal from the group whose limit it was upwards, .local there only",
	.source = "cgroup-v2.rst, PID, pids.events, pids.events.local",
	.needs = { "cgroup2.pids", "root" },
	.sabotage = { .twin = "the limit is set in the lowest group" },
	.exclusive = true,
)
{
	top = cg_new(cg2(), "top");
	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	mid = cg_new(top, "mid");
	MUST(cg_write(mid, "cgroup.subtree_control", "+pids"));
	low = cg_new(mid, "low");
	if (access(fmt("%s/pids.events.local", low), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/pids.events.local does not exist", low);
	MUST(cg_write(sabotaged() ? low : mid, "pids.max", "1"));
	under_option("pids_localevents", false, refused);
}
