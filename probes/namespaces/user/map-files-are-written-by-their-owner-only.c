/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a mode of the map files that lets others in, or the target's rights in
 * its namespace not checked. */
PROBE(
	.claim = "A process that is neither owner nor privileged cannot open uid_map to write: EACCES",
	.source = "user_namespaces(7), Defining user and group ID mappings; proc(5)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the writer is the owner of the namespace" },
)
{
	static const char *const files[] = { "uid_map", "gid_map", "projid_map", "setgroups" };

	for (size_t i = 0; i < 4; i++) {
		uint64_t *words = shared_words();
		struct gate born = gate_new();
		pid_t owner = spawn(0);

		if (owner == 0) {
			become(1000, 1000);
			words[0] = (uint64_t)hold_userns(0, NULL, NULL);
			gate_post(&born);
			for (;;)
				pause();
		}
		gate_wait(&born);
		const char *path = fmt("/proc/%d/%s", (pid_t)words[0], files[i]);
		IN_CHILD(0) {
			become(sabotaged() ? 1000 : 1001, 1000);
			row("%s", files[i]);
			EXPECT_ERRNO(open(path, O_WRONLY | O_CLOEXEC), EACCES);
			EXPECT_OK(open(path, O_RDONLY | O_CLOEXEC)); /* control */
		}
		let_go(owner);
	}
}
