/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fsuid.h>

#include "_sets.h"

/* Kernel bugs it catches: a process that took another identity left open to those of its old one,
 * or to a death signal from a parent that may no longer send it one; one of the four IDs left out. */
static void change(int way)
{
	switch (way) {
	case 0:
		MUST(syscall(SYS_setresuid, -1, 1000, -1));
		return;
	case 1:
		MUST(syscall(SYS_setresgid, -1, 1000, -1));
		return;
	case 2:
		MUST(setfsuid(1000));
		return;
	case 3:
		MUST(setfsgid(1000));
		return;
	default:
		MUST(syscall(SYS_setresuid, 1000, -1, 1000));
		MUST(syscall(SYS_setresgid, 1000, -1, 1000));
	}
}

PROBE(.claim = "A new effective or file-system ID clears the dumpable flag and the parent-death "
	       "signal",
	.source = "prctl(2), PR_SET_DUMPABLE and PR_SET_PDEATHSIG",
	.needs = { "root", "cap.SETUID", "sysctl.fs.suid_dumpable" },
	.sabotage = { .twin = "only real and saved IDs are changed" }, )
{
	static const char *const names[] = { "effective user", "effective group",
		"file-system user", "file-system group", "real and saved alone" };
	long long suid_dumpable = file_number("/proc/sys/fs/suid_dumpable");

	for (int way = 0; way < 5; way++) {
		row("%s", names[way]);
		IN_CHILD(0)
		{
			int signal = -1;
			MUST(prctl(PR_SET_DUMPABLE, 1));
			MUST(prctl(PR_SET_PDEATHSIG, SIGKILL));
			change(sabotaged() ? 4 : way);
			EXPECT_OK(prctl(PR_GET_PDEATHSIG, &signal));
			/* control: the last row */
			EXPECT_EQ(signal, way < 4 ? 0 : SIGKILL);
			EXPECT_EQ(prctl(PR_GET_DUMPABLE), way < 4 ? suid_dumpable : 1);
		}
	}
}
