/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bugs it catches: a flag that unshare(2) or clone(2) ignores although clone3(2) obeys it; a
 * second namespace renewed along with it. */
static void compare(const ino_t *before, int flag)
{
	for (size_t k = 0; k < NS_TYPES; k++) {
		if (!before[k])
			continue;
		/* Two types move only children. */
		const char *name =
			ns_types[k].flag == CLONE_NEWTIME ? "time_for_children" : ns_types[k].name;
		if (ns_types[k].flag == flag)
			EXPECT_NE(ns_inode(0, name), before[k]);
		else
			EXPECT_EQ(ns_inode(0, name), before[k]);
	}
}

PROBE(.claim = "unshare(2) and clone(2) make a new namespace of exactly the types in their flags",
	.source = "namespaces(7), The namespaces API; unshare(2); clone(2)",
	.needs = { "root", "userns" }, .sabotage = { .twin = "no flag is given" }, )
{
	ino_t before[NS_TYPES];

	for (size_t k = 0; k < NS_TYPES; k++)
		before[k] = ns_inode(0, ns_types[k].name);
	for (size_t i = 0; i < NS_TYPES; i++) {
		int flag = ns_types[i].flag;
		/* A PID namespace cannot be seen from within through the outer procfs. */
		if (flag == CLONE_NEWPID)
			continue;
		row("%s by unshare", ns_types[i].name);
		if (!ns_there(&ns_types[i]))
			continue;
		IN_CHILD(0)
		{
			if (!sabotaged())
				MUST(unshare(flag));
			compare(before, flag);
		}
		if (flag == CLONE_NEWTIME) /* its value is a signal number there */
			continue;
		row("%s by clone", ns_types[i].name);
		pid_t pid = (pid_t)MUST(
			syscall(SYS_clone, (sabotaged() ? 0L : flag) | SIGCHLD, 0, 0, 0, 0));
		if (pid == 0) {
			compare(before, flag);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
