/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the path of a removed group given from the hierarchy's root, which tells a
 * cell where it lies; the mark left out, so that a group of the same name is taken for it. */
static const char *line_of(pid_t pid, const char *controller)
{
	return strdup(cgroup_of(pid, controller));
}

PROBE(.claim = "A zombie's removed group is shown by its path from the reader's root, (deleted)",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Processes; "
		  "cgroup_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.cgroup", "cgroup2" },
	.sabotage = { .twin = "the reader has no cgroup namespace of its own" }, )
{
	const char *x = cg_new(cg2(), "x"), *a = strdup(cg_new(x, "a"));
	const char *c = strdup(cg_new(a, "c"));

	IN_CHILD(0)
	{
		MUST(cg_enter(a, 0));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		struct gate end = gate_new();
		pid_t member = spawn(0);
		if (member == 0) {
			MUST(cg_enter(c, 0));
			gate_post(&end);
			for (;;)
				pause();
		}
		gate_wait(&end);
		row("while it lives");
		EXPECT_STR(line_of(member, ""), "/c"); /* control */
		MUST(kill(member, SIGKILL));
		siginfo_t info;
		MUST(waitid(P_PID, (id_t)member, &info, WEXITED | WNOWAIT));
		MUST_BE(EVENTUALLY(rmdir(c) == 0));
		row("when its group is removed");
		EXPECT_STR(line_of(member, ""), "/c (deleted)");
		make_dir(c);
		row("when there is another of that name");
		EXPECT_STR(line_of(member, ""), "/c (deleted)");
		child_wait(member);
		MUST(rmdir(c));
	}
}
