/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: the owner's user ID taken as enough at any distance; or the walk up the
 * parents not finding an owner further up. */
PROBE(
	.claim = "The owner of a nested namespace has no power over it from the grandparent, its owner's owner has",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "both namespaces have the same owner" },
)
{
	/* The outer one belongs to 1000; the inner one to 2000, which 1000's root has mapped. */
	uint64_t *words = shared_words();
	struct gate born = gate_new(), go = gate_new();
	pid_t holder = spawn(0);

	if (holder == 0) {
		become_with(1000, 1000, NULL);
		pid_t outer = spawn(CLONE_NEWUSER);
		if (outer == 0) {
			gate_wait(&go);
			if (!sabotaged()) {
				MUST(setresuid(20, 20, 20));
				MUST(prctl(PR_SET_DUMPABLE, 1));
			}
			words[1] = (uint64_t)hold_userns(0, NULL, NULL);
			gate_post(&born);
			for (;;)
				pause();
		}
		words[0] = (uint64_t)outer;
		gate_post(&born);
		for (;;)
			pause();
	}
	gate_wait(&born);
	MUST(write_proc((pid_t)words[0], "uid_map", "0 1000 1\n20 2000 1"));
	MUST(write_proc((pid_t)words[0], "gid_map", "0 1000 1"));
	gate_post(&go);
	gate_wait(&born);
	int outer = ns_open((pid_t)words[0], "user"), inner = ns_open((pid_t)words[1], "user");
	IN_CHILD(0) {
		become_with(2000, 2000, NULL);
		row("the inner owner from the grandparent");
		EXPECT_ERRNO(setns(inner, CLONE_NEWUSER), EPERM);
		EXPECT_ERRNO(setns(outer, CLONE_NEWUSER), EPERM);
	}
	IN_CHILD(0) {
		become_with(1000, 1000, NULL);
		row("the outer owner");
		if (sabotaged())
			EXPECT_ERRNO(setns(inner, CLONE_NEWUSER), EPERM);
		else
			EXPECT_OK(setns(inner, CLONE_NEWUSER)); /* control */
	}
	kill((pid_t)words[1], SIGKILL);
	kill((pid_t)words[0], SIGKILL);
	let_go(holder);
}
