/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/epoll.h>

#include "filter.h"

/* Kernel bug it catches: the wake-up of epoll missing, edge-triggered ones above all. */
PROBE(
	.claim = "An edge-triggered epoll wakes for each new call and for the hang-up",
	.source = "seccomp_unotify(2), NOTES; epoll(7)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target makes no second call" },
)
{
	struct gate go = gate_new();
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		for (int i = 0; i < 2; i++) {
			gate_wait(&go);
			if (i == 0 || !sabotaged())
				syscall(NR_MARK);
		}
		gate_wait(&go);
		probe_exit(7);
	}
	struct epoll_event event = { .events = EPOLLIN | EPOLLET };
	int epoll = MUST(epoll_create1(EPOLL_CLOEXEC));
	MUST(epoll_ctl(epoll, EPOLL_CTL_ADD, t.listener, &event));
	EXPECT_EQ(epoll_wait(epoll, &event, 1, 0), 0); /* control */
	for (int i = 0; i < 2; i++) {
		row(i ? "second call" : "first call");
		gate_post(&go);
		if (!EXPECT_EQ(epoll_wait(epoll, &event, 1, sabotaged() ? 500 : deadline_ms()), 1))
			return;
		EXPECT(event.events & EPOLLIN);
		MUST_BE(notif_recv(t.listener, &notif));
		MUST(notif_send(t.listener, notif.id, 0, 0));
	}
	row("hang-up");
	gate_post(&go);
	/* Older kernels let go of the filter when the target is reaped. */
	EXPECT_EXIT(child_wait(t.pid), 7);
	/* Edges of the answers may come first. */
	EXPECT(EVENTUALLY(epoll_wait(epoll, &event, 1, 100) == 1 && (event.events & EPOLLHUP)));
}
