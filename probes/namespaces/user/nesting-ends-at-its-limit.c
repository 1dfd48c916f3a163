/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: no limit, off by one, or the level not counted by one of the two ways. */
static unsigned int descend(int way)
{
	uint64_t *words = shared_words();

	words[0] = 0;
	pid_t pid = spawn(0);
	if (pid == 0) {
		for (; words[0] < 64; words[0]++) {
			/* Nothing but the own ID is mapped at each level. */
			uid_t uid = geteuid();
			gid_t gid = getegid();
			if (way == 0) {
				if (unshare(CLONE_NEWUSER) < 0)
					break;
			} else {
				pid_t child = try_spawn(CLONE_NEWUSER);
				if (child < 0)
					break;
				if (child > 0) {
					child_wait(child);
					probe_exit(0);
				}
			}
			MUST(write_proc(0, "setgroups", "deny"));
			MUST(write_proc(0, "uid_map", fmt("0 %u 1", uid)));
			MUST(write_proc(0, "gid_map", fmt("0 %u 1", gid)));
		}
		words[1] = (uint64_t)errno;
		probe_exit(0);
	}
	child_wait(pid);
	return (unsigned int)words[0];
}

PROBE(
	.claim = "User namespaces nest at least 32 levels deep and no more than 33, then ENOSPC",
	.source = "user_namespaces(7), Nested namespaces; clone(2), ERRORS (ENOSPC)",
	.needs = { "root", "userns" },
	.unsabotaged =
		"the limit is a constant of the kernel; it catches a level that is not counted",
)
{
	uint64_t *words = shared_words();

	if (strcmp(file_text("/proc/self/uid_map"), "         0          0 4294967295") != 0)
		skip(SKIP_PRIVILEGE, "this is not the initial user namespace");
	for (int way = 0; way < 2; way++) {
		row("by %s", way ? "clone3" : "unshare");
		unsigned int depth = descend(way);
		EXPECT_GE(depth, 32);
		EXPECT_LE(depth, 33);
		EXPECT_EQ(words[1], ENOSPC);
	}
}
