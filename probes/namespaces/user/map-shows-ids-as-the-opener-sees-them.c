/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: field two always shown for the initial namespace, or for the reader's
 * instead of the opener's, which leaks the host's IDs into a container. */
PROBE(
	.claim = "uid_map shows outside IDs as seen from the opener's user namespace",
	.source = "user_namespaces(7), User and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "every opener reads from the host" },
)
{
	struct gate born = gate_new(), done = gate_new();
	uint64_t *words = shared_words();
	pid_t middle = spawn_userns(0, "0 100000 1000", "0 100000 1000");

	if (middle == 0) {
		become_inner_root();
		words[0] = (uint64_t)hold_userns(0, "0 500 10", "0 500 10");
		gate_post(&born);
		gate_wait(&done);
		probe_exit(0);
	}
	gate_wait(&born);
	const char *host =
		ns_inode(0, "user") ? strdup(fmt("/proc/%d/uid_map", (pid_t)words[0])) : "";
	static const struct {
		const char *name, *wanted;
	} cases[] = { { "the host", "         0     100500         10" },
		{ "the parent", "         0        500         10" },
		{ "the namespace itself", "         0        500         10" },
		{ "a namespace beside it", "         0 4294967295         10" } };

	for (size_t i = 0; i < 4; i++) {
		IN_CHILD(0) {
			int fd = i == 3 ? userns_fd("0 7000 10", "0 7000 10")
					: ns_open(i == 1 ? middle : (pid_t)words[0], "user");
			if (i > 0 && !sabotaged())
				MUST(setns(fd, CLONE_NEWUSER));
			row("opened by %s", cases[i].name);
			EXPECT_STR(file_text(host), cases[i].wanted);
		}
	}
	gate_post(&done);
	EXPECT_EXIT(child_wait(middle), 0);
}
