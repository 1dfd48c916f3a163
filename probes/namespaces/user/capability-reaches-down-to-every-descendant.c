/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: the walk up the parents stopping after one level, or walking down too. */
PROBE(
	.claim = "A capability in a user namespace holds in its descendants of any depth, and not above",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the caller keeps CAP_SYS_ADMIN in every row" },
)
{
	uint64_t *words = shared_words();
	struct gate born = gate_new();

	/* Three levels, each owned by another user, who holds nothing here. */
	pid_t top = spawn_userns(0, "0 100000 60000", "0 100000 60000");
	if (top == 0) {
		become_inner_root();
		words[0] = (uint64_t)getpid();
		pid_t middle = spawn_userns(0, "0 2000 1000", "0 2000 1000");
		if (middle == 0) {
			become_inner_root();
			words[1] = (uint64_t)getpid();
			words[2] = (uint64_t)hold_userns(0, "0 500 1", "0 500 1");
			gate_post(&born);
		}
		for (;;)
			pause();
	}
	gate_wait(&born);
	int ns[3], parent = ns_open(0, "user");
	for (int level = 0; level < 3; level++)
		ns[level] = ns_open((pid_t)words[level], "user");
	for (int level = 0; level < 3; level++) {
		IN_CHILD(0) {
			become_with(7777, 7777, "cap_sys_admin=ep");
			row("held, %d deep", level + 1);
			EXPECT_OK(setns(ns[level], CLONE_NEWUSER)); /* control */
		}
		IN_CHILD(0) {
			become_with(
				7777, 7777, sabotaged() ? "cap_sys_admin=ep" : "cap_sys_ptrace=ep");
			row("not held, %d deep", level + 1);
			EXPECT_ERRNO(setns(ns[level], CLONE_NEWUSER), EPERM);
		}
		IN_CHILD(0) {
			row("upwards, from %d deep", level + 1);
			if (!sabotaged())
				MUST(setns(ns[level], CLONE_NEWUSER));
			EXPECT_ERRNO(setns(level ? ns[level - 1] : parent, CLONE_NEWUSER),
				sabotaged() && level == 0 ? EINVAL : EPERM);
		}
	}
	let_go(top);
}
