/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: nsdelegate checked for the destination only, or not for a process that has
 * the files open from before; the limits of the namespace's own root writable from inside. */
static bool delegating(void)
{
	const char *line = strstr(file_text("/proc/self/mountinfo"), " - cgroup2 ");

	return line && strcspn(line, "\n") > 12 &&
	       memmem(line, strcspn(line, "\n"), "nsdelegate", 10);
}

PROBE(.claim = "With nsdelegate no process is moved over the cgroup namespace's border from inside",
	.source = "cgroup-v2.rst, Delegation, Delegation Containment; Mounting, nsdelegate",
	.needs = { "root", "ns.cgroup", "cgroup2" },
	.sabotage = { .twin = "the mover makes no cgroup namespace" }, )
{
	if (!delegating())
		skip(SKIP_CGROUP, "cgroup2 is mounted without nsdelegate");
	const char *x = make_groups(&hierarchies[0]);
	struct gate end = gate_new();
	pid_t below = member_of(fmt("%s/a/c", x), &end), beside = member_of(fmt("%s/b", x), &end);

	IN_CHILD(0)
	{
		enter(fmt("%s/a", x));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		row("inside");
		EXPECT_OK(cg_enter(fmt("%s/a", x), below)); /* control */
		row("out");
		EXPECT_ERRNO(cg_enter(fmt("%s/b", x), below), ENOENT);
		EXPECT_ERRNO(cg_enter(fmt("%s/b", x), 0), ENOENT);
		row("in");
		EXPECT_ERRNO(cg_enter(fmt("%s/a", x), beside), ENOENT);
		row("file of the root");
		EXPECT_ERRNO(cg_write(fmt("%s/a", x), "cgroup.max.depth", "5"), EPERM);
		row("file below the root");
		EXPECT_OK(cg_write(fmt("%s/a/c", x), "cgroup.max.depth", "5"));
	}
	gate_post(&end);
	gate_post(&end);
	child_wait(below);
	child_wait(beside);
}
