/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: one of the calls that set IDs open without CAP_SETUID or CAP_SETGID. */
static long set(int way)
{
	switch (way) {
	case 0:
		return syscall(SYS_setuid, 2000);
	case 1:
		return syscall(SYS_setreuid, 2000, 2000);
	case 2:
		return syscall(SYS_setresuid, 2000, 2000, 2000);
	case 3:
		return syscall(SYS_setgid, 2000);
	case 4:
		return syscall(SYS_setregid, 2000, 2000);
	case 5:
		return syscall(SYS_setresgid, 2000, 2000, 2000);
	default:
		return syscall(SYS_setgroups, 0, NULL);
	}
}

PROBE(
	.claim = "Each call that sets user or group IDs to others is EPERM without CAP_SETUID or "
		"CAP_SETGID",
	.source = "setuid(2), ERRORS; setresuid(2); setgroups(2); capabilities(7), CAP_SETUID",
	.needs = { "root", "cap.SETUID", "cap.SETGID" },
	.sabotage = { .twin = "the capabilities are kept" },
)
{
	static const char *const names[] = { "setuid", "setreuid", "setresuid", "setgid",
		"setregid", "setresgid", "setgroups" };

	for (int i = 0; i < 7; i++) {
		row("%s", names[i]);
		IN_CHILD(0) {
			if (!sabotaged())
				drop_cap(i < 3 ? CAP_SETUID : CAP_SETGID);
			EXPECT_ERRNO(set(i), EPERM);
		}
		IN_CHILD(0) {
			drop_cap(i < 3 ? CAP_SETGID : CAP_SETUID);
			EXPECT_OK(set(i)); /* control: the other capability is not asked for */
		}
	}
}
