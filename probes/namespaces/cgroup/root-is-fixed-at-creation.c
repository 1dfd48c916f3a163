/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bugs it catches: the root follows the process when it moves; setns(2) moves the process
 * into the namespace's root group, or takes the caller's group as the root. */
static struct gate asked, moved;

/* Moved by a process outside: with nsdelegate a member may not cross the border by itself. */
static void be_moved(void)
{
	gate_post(&asked);
	gate_wait(&moved);
}

static void member(const struct hierarchy *h, const char *x)
{
	enter(fmt("%s/a", x));
	MUST(unshare(CLONE_NEWCGROUP));
	int ns = ns_open(0, "cgroup");
	row("%s, moved", h->name);
	be_moved();
	if (sabotaged())
		MUST(unshare(CLONE_NEWCGROUP));
	EXPECT_STR(cgroup_of(0, h->controller), "/c");
	be_moved();
	EXPECT_STR(cgroup_of(0, h->controller), "/../b");
	row("%s, joined by setns", h->name);
	MUST(unshare(CLONE_NEWCGROUP));
	EXPECT_STR(cgroup_of(0, h->controller), "/"); /* control */
	if (!sabotaged())
		MUST(setns(ns, CLONE_NEWCGROUP));
	EXPECT_STR(cgroup_of(0, h->controller), "/../b");
	probe_exit(0);
}

static void move(pid_t pid, const char *group)
{
	gate_wait(&asked);
	if (cg_enter(group, pid) < 0)
		broken("%s/cgroup.procs: %m", group);
	gate_post(&moved);
}

PROBE(.claim = "A cgroup namespace's root stays when its processes move; joining it moves no "
	       "process",
	.source = "cgroup-v2.rst, Namespace, Migration and setns(2); setns(2), Cgroup namespaces",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "a new namespace is made after the move, or instead of joining" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		const char *x = make_groups(&hierarchies[h]);
		if (!x)
			continue;
		asked = gate_new();
		moved = gate_new();
		pid_t pid = spawn(0);
		if (pid == 0)
			member(&hierarchies[h], x);
		move(pid, fmt("%s/a/c", x));
		move(pid, fmt("%s/b", x));
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
