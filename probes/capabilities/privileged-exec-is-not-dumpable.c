/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_sets.h"

/* Kernel bugs it catches: a program that gained capabilities left open to ptrace by its user, or
 * still killed by the death of its parent. */
static void check(void)
{
	EXPECT_EQ(prctl(PR_GET_DUMPABLE), shared_words()[0]);
	int signal = -1;
	EXPECT_OK(prctl(PR_GET_PDEATHSIG, &signal));
	EXPECT_EQ(signal, shared_words()[1]);
}

PROBE(
	.claim = "exec that gains anything clears dumpable flag and parent-death signal; plain exec does "
		"not",
	.source = "prctl(2), PR_SET_DUMPABLE and PR_SET_PDEATHSIG; execve(2)",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN", "sysctl.fs.suid_dumpable" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the file gives nothing" },
)
{
	static const char *const names[] = { "plain", "file capabilities", "set-user-ID",
		"set-group-ID" };
	const char *path = strdup(fmt("%s/program", suid_dir()));
	long long suid_dumpable = file_number("/proc/sys/fs/suid_dumpable");

	exec_file(path, 0755);
	for (int i = 0; i < 4; i++) {
		row("%s", names[i]);
		MUST(chmod(path, sabotaged() ? 0755 : i == 2 ? 04755 : i == 3 ? 02755 : 0755));
		if (i == 1 && !sabotaged())
			MUST(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
		if (i == 2 && !sabotaged())
			MUST(file_caps(path, 0, 0, 0, false, 0));
		shared_words()[0] =
			i == 0 ? 1 : (uint64_t)suid_dumpable; /* control: the first row */
		shared_words()[1] = i == 0 ? SIGKILL : 0;
		IN_CHILD(0) {
			become(1000, 1000);
			MUST(prctl(PR_SET_DUMPABLE, 1));
			MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
