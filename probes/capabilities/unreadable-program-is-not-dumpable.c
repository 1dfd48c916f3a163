/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_sets.h"

/* Kernel bug it catches: a program that its user may run and not read, read by him in memory. */
static void check(void)
{
	EXPECT_EQ(prctl(PR_GET_DUMPABLE), shared_words()[0]);
}

PROBE(.claim = "A program executed without read permission is not dumpable, by whomever it is run",
	.source = "core(5), reasons for no core dump; prctl(2), PR_SET_DUMPABLE",
	.needs = { "root", "cap.SYS_ADMIN", "sysctl.fs.suid_dumpable" },
	.steps = { { "check", check } }, .sabotage = { .twin = "the file can be read" }, )
{
	const char *path = strdup(fmt("%s/program", suid_dir()));
	long long suid_dumpable = file_number("/proc/sys/fs/suid_dumpable");

	exec_file(path, 0755);
	for (int i = 0; i < 2; i++) {
		row("%s", i ? "readable" : "unreadable");
		MUST(chmod(path, i || sabotaged() ? 0755 : 0711));
		shared_words()[0] = i ? 1 : (uint64_t)suid_dumpable; /* control: the second row */
		IN_CHILD(0)
		{
			become(1000, 1000);
			MUST(prctl(PR_SET_DUMPABLE, 1));
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
