/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a supervisor that cannot be woken from its wait. */
static void handler(int sig)
{
	(void)sig;
}

PROBE(
	.claim = "A supervisor that waits to receive is interrupted by a handled signal: EINTR",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV; signal(7)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "a call ends the wait instead" },
)
{
	struct gate go = gate_new();
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		gate_wait(&go);
		probe_exit(syscall(NR_MARK) == -1 && errno == ENOSYS ? 7 : 8);
	}
	pid_t supervisor = spawn(0);
	if (supervisor == 0) {
		struct sigaction action = { .sa_handler = handler };
		struct seccomp_notif notif = { 0 };
		MUST(sigaction(SIGUSR1, &action, NULL));
		EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_RECV, &notif), EINTR);
		probe_exit(0);
	}
	MUST_BE(EVENTUALLY(strncmp(file_text(fmt("/proc/%d/syscall", supervisor)),
				   fmt("%d 0x%x ", SYS_ioctl, t.listener), 6) == 0));
	if (sabotaged())
		gate_post(&go);
	else
		MUST(kill(supervisor, SIGUSR1));
	EXPECT_EXIT(child_wait(supervisor), 0); /* control: it came to its end */
	close(t.listener);
	if (!sabotaged())
		gate_post(&go);
	EXPECT_EXIT(child_wait(t.pid), 7);
}
