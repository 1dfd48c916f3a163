/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_ns.h"

/* Kernel bug it catches: unshare(2) or setns(2) changing the namespaces of the caller's other
 * threads; the main thread's file shown for the thread's. */
static const int types[] = { CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWNET, CLONE_NEWCGROUP };
static const char *const names[] = { "uts", "ipc", "net", "cgroup" };
static ino_t before, in_thread;
static int home, way;
static size_t type;

static ino_t own_inode(const char *name)
{
	struct stat st;

	MUST(stat(fmt("/proc/thread-self/ns/%s", name), &st));
	return st.st_ino;
}

static void *move(void *unused)
{
	if (!sabotaged())
		MUST(unshare(types[type]));
	in_thread = own_inode(names[type]);
	if (way)
		MUST(setns(home, types[type]));
	return unused;
}

PROBE(.claim = "unshare(2) and setns(2) move the calling thread, not the other threads of its "
	       "process",
	.source = "setns(2), DESCRIPTION; unshare(2), DESCRIPTION",
	.needs = { "root", "ns.uts", "ns.ipc", "ns.net", "ns.cgroup" },
	.sabotage = { .twin = "the thread does not unshare" }, )
{
	pthread_t thread;

	for (type = 0; type < 4; type++) {
		row("%s", names[type]);
		for (way = 0; way < 2; way++) {
			home = ns_open(0, names[type]);
			before = own_inode(names[type]);
			if (pthread_create(&thread, NULL, move, NULL) != 0)
				broken("pthread_create");
			pthread_join(thread, NULL);
			EXPECT_NE(in_thread, before); /* control */
			EXPECT_EQ(own_inode(names[type]), before);
			EXPECT_EQ(ns_inode(0, names[type]), before);
		}
	}
}
