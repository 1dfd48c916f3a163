/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a program started in a container that runs in its parent's mounts. */
static void step_look(void)
{
	const char *a = fmt("%s/a", (const char *)(shared_words() + 1));

	row("after execve");
	EXPECT_EQ(ns_inode(0, "mnt"), shared_words()[0]);
	EXPECT_OK(access(fmt("%s/mark", a), F_OK));
	IN_CHILD(0) {
		row("in a child of that");
		EXPECT_EQ(ns_inode(0, "mnt"), shared_words()[0]);
		EXPECT_OK(access(fmt("%s/mark", a), F_OK));
	}
}

PROBE(
	.claim = "A process and its children keep their mount namespace across execve(2) and fork(2)",
	.source = "mount(2), NOTES, Mount namespaces",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the process goes back to the first namespace before execve" },
	.steps = { { "look", step_look } },
)
{
	const char *a = new_tmpfs("a");
	int first = ns_open(0, "mnt");

	snprintf((char *)(shared_words() + 1), 256, "%s", scratch());
	for (int way = 0; way < 2; way++) {
		IN_CHILD(way ? 0 : CLONE_NEWNS) {
			if (way)
				MUST(unshare(CLONE_NEWNS));
			MUST(tmpfs_on(a));
			make_file(fmt("%s/mark", a), "", 0644);
			shared_words()[0] = ns_inode(0, "mnt");
			if (sabotaged())
				MUST(setns(first, CLONE_NEWNS));
			exec_self("look");
		}
	}
	EXPECT_ERRNO(access(fmt("%s/mark", a), F_OK), ENOENT); /* control */
}
