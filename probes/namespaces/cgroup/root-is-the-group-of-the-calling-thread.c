/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_cg.h"

/* Kernel bug it catches: the new namespace rooted where the process's first thread is, and not where
 * the calling thread is: it then shows and reaches groups above its creator's. */
static const struct hierarchy *hierarchy;
static const char *group;
static const char *seen, *leader;

/* A thread is moved alone by `tasks` of version 1, and by cgroup.threads in a threaded group. */
static void *mover(void *unused)
{
	const char *file = *hierarchy->controller ? "tasks" : "cgroup.threads";

	MUST(write_file(fmt("%s/%s", group, file), fmt("%d", gettid())));
	if (!sabotaged())
		MUST(unshare(CLONE_NEWCGROUP));
	seen = strdup(path_in("/proc/thread-self/cgroup", hierarchy->controller));
	leader = strdup(path_in(fmt("/proc/self/task/%d/cgroup", getpid()), hierarchy->controller));
	return unused;
}

PROBE(.claim = "A new cgroup namespace's root is the calling thread's group, not its process's",
	.source = "cgroup_namespaces(7), DESCRIPTION; unshare(2), CLONE_NEWCGROUP; cgroups(7), "
		  "Thread mode",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "no new cgroup namespace is made" }, )
{
	for (size_t h = 0; h < HIERARCHIES; h++) {
		hierarchy = &hierarchies[h];
		const char *x = make_groups(hierarchy);
		if (!x)
			continue;
		row("%s", hierarchy->name);
		group = strdup(fmt("%s/a", x));
		if (!*hierarchy->controller && cg_write(group, "cgroup.type", "threaded") < 0) {
			row_skip(SKIP_CGROUP, "cgroup.type of %s: %s", group,
				strerrorname_np(errno));
			continue;
		}
		IN_CHILD(0)
		{
			pthread_t thread;

			enter(x);
			MUST_RC(-pthread_create(&thread, NULL, mover, NULL));
			MUST_RC(-pthread_join(thread, NULL));
			EXPECT_STR(seen, "/");
			EXPECT_STR(leader, "/..");
			/* control: the first thread has stayed where it was, in its namespace */
			EXPECT(strcmp(cgroup_of(0, hierarchy->controller), "/") != 0);
		}
	}
}
