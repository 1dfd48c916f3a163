/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the rules of uid_map applied to the projects too, or none at all. */
PROBE(
	.claim = "projid_map takes any project IDs mapped in the parent without capability there",
	.source = "user_namespaces(7), Project ID mappings: projid_map",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the same lines are written to uid_map" },
)
{
	IN_CHILD(0) {
		become(1000, 1000);
		pid_t pid = hold_userns(0, NULL, NULL);
		EXPECT_OK(write_proc(
			pid, sabotaged() ? "uid_map" : "projid_map", "0 0 100\n100 7000 5"));
		let_go(pid);
		pid = hold_userns(0, NULL, NULL);
		EXPECT_ERRNO(
			write_proc(pid, "uid_map", "0 0 100\n100 7000 5"), EPERM); /* control */
		let_go(pid);
	}
}
