/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_user.h"

/* Kernel bug it catches: the flag shown but not asked by setgroups(2), or asked by one ABI only. */
PROBE(
	.claim = "Where setgroups says deny, setgroups(2) fails with EPERM even with CAP_SETGID",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "setgroups says allow" },
)
{
	for (int denied = 0; denied < 2; denied++) {
		struct gate mapped = gate_new();
		pid_t pid = spawn(CLONE_NEWUSER);

		if (pid == 0) {
			gid_t groups[] = { 0 };
			gate_wait(&mapped);
			row("%s", denied ? "deny" : "allow");
			if (denied) {
				EXPECT_ERRNO(setgroups(1, groups), EPERM);
				EXPECT_ERRNO(setgroups(0, NULL), EPERM);
			} else {
				EXPECT_OK(setgroups(1, groups)); /* control */
				EXPECT_OK(setgroups(0, NULL));
			}
			probe_exit(0);
		}
		if (denied && !sabotaged())
			MUST(write_proc(pid, "setgroups", "deny"));
		MUST(write_proc(pid, "uid_map", "0 0 1"));
		MUST(write_proc(pid, "gid_map", "0 0 1"));
		gate_post(&mapped);
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
