/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the writer's place in the hierarchy not checked, so that IDs are read
 * as the grandparent's. */
PROBE(
	.claim = "A process in neither the user namespace nor its parent cannot write the ID maps: EPERM",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the grandparent enters the parent before it writes" },
)
{
	static const char *const maps[] = { "uid_map", "gid_map", "projid_map" };

	for (size_t i = 0; i < 3; i++) {
		uint64_t *words = shared_words();
		struct gate born = gate_new(), done = gate_new();
		pid_t parent = spawn_userns(0, "0 0 1000", "0 0 1000");

		if (parent == 0) {
			MUST(write_proc(0, "projid_map", "0 0 1000"));
			pid_t pid = hold_userns(0, NULL, NULL);
			words[0] = (uint64_t)pid;
			gate_post(&born);
			gate_wait(&done);
			row("%s by the parent", maps[i]);
			EXPECT_OK(write_proc(pid, maps[i], "0 0 1")); /* control */
			let_go(pid);
			probe_exit(0);
		}
		gate_wait(&born);
		IN_CHILD(0) {
			int fd = MUST(open(fmt("/proc/%d/ns/user", parent), O_RDONLY | O_CLOEXEC));
			if (sabotaged())
				MUST(setns(fd, CLONE_NEWUSER));
			row("%s by the grandparent", maps[i]);
			EXPECT_ERRNO(write_proc((pid_t)words[0], maps[i], "0 0 1"), EPERM);
		}
		gate_post(&done);
		EXPECT_EXIT(child_wait(parent), 0);
	}
}
