/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the root of the creator's namespace kept; v1 hierarchies forgotten; one
 * of the three ways to make a namespace ignoring the flag. */
static pid_t make(int how, int flag)
{
	if (how == 0)
		return spawn((unsigned long long)flag);
	if (how == 1)
		return (pid_t)MUST(syscall(SYS_clone, (long)flag | SIGCHLD, 0, 0, 0, 0));
	pid_t pid = spawn(0);
	if (pid == 0 && flag)
		MUST(unshare(flag));
	return pid;
}

PROBE(.claim = "A new cgroup namespace's root is the creator's group, in every hierarchy",
	.source = "cgroup_namespaces(7), DESCRIPTION; cgroup-v2.rst, Namespace, Basics",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "no new cgroup namespace is made" }, )
{
	static const char *const ways[] = { "clone3", "clone", "unshare" };

	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		for (int how = 0; how < 3; how++) {
			IN_CHILD(0)
			{
				row("%s by %s", hierarchies[h].name, ways[how]);
				enter(fmt("%s/a", x));
				const char *before = cgroup_of(0, hierarchies[h].controller);
				EXPECT_STR(strrchr(before, '/'), "/a"); /* control */
				pid_t pid = make(how, sabotaged() ? 0 : CLONE_NEWCGROUP);
				if (pid == 0) {
					EXPECT_STR(cgroup_of(0, hierarchies[h].controller), "/");
					probe_exit(0);
				}
				EXPECT_EXIT(child_wait(pid), 0);
			}
		}
	}
}
