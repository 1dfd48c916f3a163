/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: only one of the ways to send a signal checked. */
static long send(int way, pid_t pid, int pidfd)
{
	switch (way) {
	case 0:
		return kill(pid, 0);
	case 1:
		return syscall(SYS_tgkill, pid, pid, 0);
	case 2:
		return syscall(SYS_tkill, pid, 0);
	case 3:
		return syscall(SYS_pidfd_send_signal, pidfd, 0, NULL, 0);
	default:
		return sigqueue(pid, 0, (union sigval){ 0 });
	}
}

PROBE(
	.claim = "Every way to send a signal to another user's process is EPERM without CAP_KILL",
	.source = "kill(2), ERRORS; capabilities(7), CAP_KILL; pidfd_send_signal(2)",
	.needs = { "root", "cap.KILL", "syscall.pidfd_open" },
	.sabotage = { .twin = "CAP_KILL is kept" },
)
{
	static const char *const names[] = { "kill", "tgkill", "tkill", "pidfd_send_signal",
		"sigqueue" };
	struct gate ready = gate_new(), end = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(set_uids(2000, 2000, 2000));
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int pidfd = MUST((int)syscall(SYS_pidfd_open, pid, 0));
	for (int i = 0; i < 5; i++) {
		row("%s", names[i]);
		EXPECT_OK(send(i, pid, pidfd)); /* control: with CAP_KILL */
		IN_CHILD(0) {
			struct sets sets = { .permitted = BIT(CAP_KILL),
				.effective = BIT(CAP_KILL) };
			MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
			MUST(set_uids(1000, 1000, 1000));
			MUST(sets_try(sabotaged() ? sets : (struct sets){ 0 }));
			EXPECT_ERRNO(send(i, pid, pidfd), EPERM);
		}
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(pid), 0);
}
