/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/nsfs.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: the real or the file-system user ID recorded as the owner. */
PROBE(
	.claim = "The owner of a user namespace is the effective user ID of its creator, by clone and unshare",
	.source = "user_namespaces(7), Capabilities; ioctl_ns(2), NS_GET_OWNER_UID",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the effective user ID is the real one" },
)
{
	for (int way = 0; way < 2; way++) {
		struct gate ready = gate_new();
		pid_t pid = spawn(0);
		if (pid == 0) {
			MUST(setresuid(1000, sabotaged() ? 1000 : 2000, 3000));
			MUST(prctl(PR_SET_DUMPABLE, 1));
			if (way)
				MUST(unshare(CLONE_NEWUSER));
			pid_t child = spawn(way ? 0 : CLONE_NEWUSER);
			if (child)
				shared_words()[0] = (uint64_t)child;
			if (child)
				gate_post(&ready);
			for (;;)
				pause();
		}
		gate_wait(&ready);
		int ns = ns_open((pid_t)shared_words()[0], "user");
		uid_t owner = 0;
		row("by %s", way ? "unshare" : "clone3");
		EXPECT_OK(ioctl(ns, NS_GET_OWNER_UID, &owner)); /* control */
		EXPECT_EQ(owner, 2000);
		kill((pid_t)shared_words()[0], SIGKILL);
		let_go(pid);
	}
}
