/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "filter.h"

/* Kernel bugs it catches: no hang-up, or one while a child still uses the filter. */
PROBE(
	.claim = "poll shows POLLHUP once the last process under the filter has ended, not before",
	.source = "seccomp_unotify(2), NOTES",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "a second child is left under the filter" },
)
{
	struct gate go = gate_new(), left = gate_new();
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		/* Not by spawn(): it outlives its parent. */
		pid_t child = (pid_t)MUST(syscall(SYS_fork));
		if (child == 0) {
			gate_wait(&go);
			probe_exit(0);
		}
		if (sabotaged() && MUST(syscall(SYS_fork)) == 0) {
			gate_wait(&left);
			probe_exit(0);
		}
		probe_exit(0);
	}
	row("all live");
	EXPECT_EQ(notif_poll(t.listener) & POLLHUP, 0); /* control */
	row("a child lives");
	EXPECT_EXIT(child_wait(t.pid), 0);
	EXPECT_EQ(notif_poll(t.listener) & POLLHUP, 0);
	row("the last has ended");
	gate_post(&go);
	fd_wait(t.listener, 0, sabotaged() ? 200 : -1);
	EXPECT_EQ(notif_poll(t.listener) & POLLHUP, POLLHUP);
	gate_post(&left);
}
