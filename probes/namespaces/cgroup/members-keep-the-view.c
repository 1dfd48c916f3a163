/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_cg.h"

/* Kernel bugs it catches: a child or a new program that falls back to the parent's cgroup namespace;
 * a pidfd by which another one is joined. */
static void after_exec(void)
{
	EXPECT_STR(cgroup_of(0, ""), "/");
}

PROBE(.claim = "fork, exec and setns with a pidfd keep or give the view of the cgroup namespace",
	.source = "cgroup_namespaces(7), DESCRIPTION; setns(2), Cgroup namespaces; clone(2)",
	.needs = { "root", "ns.cgroup", "cgroup2" },
	.sabotage = { .twin = "no new cgroup namespace is made" },
	.steps = { { "after-exec", after_exec } }, )
{
	struct gate ready = gate_new(), end = gate_new();
	const char *x = make_groups(&hierarchies[0]);

	pid_t member = spawn(0);
	if (member == 0) {
		enter(fmt("%s/a", x));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		row("child");
		IN_CHILD(0)
		EXPECT_STR(cgroup_of(0, ""), "/");
		row("child that executes a program");
		IN_CHILD(0)
		exec_self("after-exec");
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	row("joiner by pidfd");
	IN_CHILD(0)
	{
		enter(fmt("%s/a/c", x));
		EXPECT_STR(strrchr(cgroup_of(0, ""), '/'), "/c"); /* control */
		MUST(setns(MUST(pidfd_open(member, 0)), CLONE_NEWCGROUP));
		EXPECT_STR(cgroup_of(0, ""), "/c");
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(member), 0);
}
