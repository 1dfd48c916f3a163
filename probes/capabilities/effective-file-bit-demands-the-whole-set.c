/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a program that asks for all its capabilities started with a part. */
static void check(void)
{
	probe_exit(7);
}

PROBE(
	.claim = "exec of a file whose effective capabilities the bounding set lacks fails with "
		"EPERM",
	.source = "capabilities(7), Safety checking for capability-dumb binaries",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the bounding set keeps the capability" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (int effective = 0; effective < 2; effective++) {
		row(effective ? "with the effective bit" : "without it");
		MUST(file_caps(path, 2, BIT(CAP_CHOWN) | BIT(CAP_KILL), 0, effective, 0));
		pid_t pid = spawn(0);
		if (pid == 0) {
			if (!sabotaged())
				MUST(prctl(PR_CAPBSET_DROP, CAP_KILL, 0, 0, 0));
			become(1000, 1000);
			EXPECT_ERRNO(exec_copy(path, "check"), EPERM);
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), effective ? 0 : 7); /* control: without it, it runs */
	}
}
