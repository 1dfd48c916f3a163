/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bug it catches: the supervisor asked about a call that another filter denies. */
PROBE(
	.claim = "A supervisor is not asked about a call that a stricter filter denies",
	.source = "seccomp(2), SECCOMP_RET_USER_NOTIF",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the other filter says SECCOMP_RET_LOG" },
)
{
	struct gate called = gate_new(), go = gate_new();
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		filter_on(NR_MARK, sabotaged() ? SECCOMP_RET_LOG : DENY(EXDEV));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		gate_post(&called);
		gate_wait(&go);
		probe_exit(0);
	}
	if (sabotaged())
		fd_wait(t.listener, POLLIN, -1);
	else
		gate_wait(&called);
	EXPECT_EQ(notif_poll(t.listener) & POLLIN, 0);
	gate_post(&go);
	close(t.listener);
	EXPECT_EXIT(child_wait(t.pid), 0);
}
