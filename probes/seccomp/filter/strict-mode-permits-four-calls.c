/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: one call more or fewer on the strict list; another signal; only one of
 * the two ways in. */
static void in_strict(const char *name, long nr, bool permitted, bool by_prctl)
{
	struct gate told = gate_new();

	row("%s, entered by %s", name, by_prctl ? "prctl" : "seccomp");
	pid_t pid = spawn(0);
	if (pid == 0) {
		uint64_t one = 1;
		if (sabotaged())
			;
		else if (by_prctl)
			MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
		else
			MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
		if (nr == SYS_write || nr == SYS_read)
			syscall(nr, told.fd, &one, sizeof(one));
		else if (nr == SYS_exit_group || nr == SYS_exit)
			syscall(nr, 7);
		else
			syscall(nr, 0, 0, 0);
		syscall(SYS_exit, 7);
	}
	int status = child_wait(pid);
	if (permitted)
		EXPECT_EXIT(status, 7);
	else
		EXPECT_SIGNAL(status, SIGKILL);
	close(told.fd);
}

PROBE(
	.claim = "In strict mode read, write and exit run; any other call ends the thread by "
		"SIGKILL",
	.source = "seccomp(2), SECCOMP_SET_MODE_STRICT",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "strict mode is not entered" },
)
{
	for (int by_prctl = 0; by_prctl < 2; by_prctl++) {
		in_strict("read", SYS_read, true, by_prctl);   /* control */
		in_strict("write", SYS_write, true, by_prctl); /* control */
		in_strict("exit", SYS_exit, true, by_prctl);   /* control */
		in_strict("exit_group", SYS_exit_group, false, by_prctl);
		in_strict("getpid", SYS_getpid, false, by_prctl);
		in_strict("close", SYS_close, false, by_prctl);
		in_strict("prctl", SYS_prctl, false, by_prctl);
		in_strict("restart_syscall", SYS_restart_syscall, false, by_prctl);
		in_strict("a number nobody has", NR_NOBODY, false, by_prctl);
	}
}
