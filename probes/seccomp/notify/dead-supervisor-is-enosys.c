/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the listener of a killed supervisor kept alive by the kernel. */
PROBE(
	.claim = "When the only holder of the listener is killed the waiting call fails with "
		"ENOSYS",
	.source = "seccomp_unotify(2), Overview; seccomp(2), SECCOMP_RET_USER_NOTIF",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "another process holds the listener and answers" },
)
{
	struct gate have = gate_new(), go = gate_new();
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		gate_wait(&go);
		EXPECT_ERRNO(syscall(NR_MARK), ENOSYS);
		probe_exit(0);
	}
	pid_t supervisor = spawn(0);
	if (supervisor == 0) {
		gate_post(&have);
		MUST_BE(notif_recv(t.listener, &notif));
		shared_words()[0] = notif.id;
		gate_post(&have);
		for (;;)
			pause();
	}
	gate_wait(&have); /* control: it has a copy of the listener */
	if (!sabotaged())
		close(t.listener);
	gate_post(&go);
	gate_wait(&have);
	MUST(kill(supervisor, SIGKILL));
	child_wait(supervisor);
	if (sabotaged())
		MUST(notif_continue(t.listener, shared_words()[0]));
	EXPECT_EXIT(child_wait(t.pid), 0);
}
