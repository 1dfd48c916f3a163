/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_user.h"

/* Kernel bug it catches: groups dropped in the gap before anybody could have said deny. */
PROBE(
	.claim = "setgroups(2) fails with EPERM in a user namespace without a gid_map",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "gid_map is written first" },
)
{
	struct gate ready = gate_new(), tried = gate_new();
	pid_t pid = spawn(CLONE_NEWUSER);

	if (pid == 0) {
		gate_wait(&ready);
		EXPECT_STR(file_text("/proc/self/setgroups"), "allow"); /* control */
		EXPECT_ERRNO(setgroups(0, NULL), EPERM);
		gate_post(&tried);
		gate_wait(&ready);
		EXPECT_OK(setgroups(0, NULL)); /* control */
		probe_exit(0);
	}
	/* A user map alone opens nothing. */
	MUST(write_proc(pid, "uid_map", "0 0 1"));
	if (sabotaged())
		MUST(write_proc(pid, "gid_map", "0 0 1"));
	gate_post(&ready);
	gate_wait(&tried);
	if (!sabotaged())
		MUST(write_proc(pid, "gid_map", "0 0 1"));
	gate_post(&ready);
	EXPECT_EXIT(child_wait(pid), 0);
}
