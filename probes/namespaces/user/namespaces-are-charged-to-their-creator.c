/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: all users charged together, or the wrong one. */
PROBE(
	.claim = "Each user has a count of its own under user.max_*_namespaces",
	.source = "namespaces(7), The /proc/sys/user directory",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = { .twin = "both users are the same" },
)
{
	IN_USERNS(0, "0 0 100", "0 0 100") {
		MUST(write_file("/proc/sys/user/max_uts_namespaces", "1"));
		for (int user = 0; user < 2; user++) {
			row("%s", user ? "another user" : "the first user");
			struct gate ready = gate_new();
			pid_t pid = spawn(0);
			if (pid == 0) {
				become_with(
					sabotaged() ? 7 : 7 + (uid_t)user, 7, "cap_sys_admin=ep");
				EXPECT_OK(unshare(CLONE_NEWUTS));
				/* control: its own second one is refused */
				EXPECT_ERRNO(unshare(CLONE_NEWUTS), ENOSPC);
				gate_post(&ready);
				for (;;)
					pause();
			}
			gate_wait(&ready);
		}
	}
}
