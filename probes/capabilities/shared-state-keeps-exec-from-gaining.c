/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: the check for a shared fs structure dropped: its sharer steers a privileged
 * program's root and working directory. */
static void check(void)
{
	EXPECT_EQ(geteuid(), 1000);
	EXPECT_EQ(sets_now().permitted, 0);
}

PROBE(
	.claim = "exec of a set-user-ID file by an unprivileged process that shares its fs gains "
		"nothing",
	.source = "execve(2), DESCRIPTION; kernel security/commoncap.c, LSM_UNSAFE_SHARE",
	.needs = { "root", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the fs structure is not shared" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 04755);
	IN_CHILD(0) {
		struct gate go = gate_new();
		become(1000, 1000);
		pid_t sharer = spawn(sabotaged() ? 0 : CLONE_FS);
		if (sharer == 0) {
			gate_wait(&go);
			probe_exit(0);
		}
		IN_CHILD(0)
		EXPECT_EQ(geteuid(), 1000); /* control */
		pid_t pid = spawn(sabotaged() ? 0 : CLONE_FS);
		if (pid == 0) {
			exec_copy(path, "check");
			broken("exec: %m");
		}
		EXPECT_EXIT(child_wait(pid), 0);
		gate_post(&go);
		EXPECT_EXIT(child_wait(sharer), 0);
	}
}
