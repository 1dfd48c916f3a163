/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: the flag ignored, or in force before the receipt. */
static volatile sig_atomic_t handled;

static void handler(int sig)
{
	(void)sig;
	handled = 1;
}

PROBE(
	.claim = "With WAIT_KILLABLE_RECV a received call is not interrupted by a handled signal",
	.source = "seccomp_filter.rst, Userspace Notification, "
		"SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the flag is left out" },
)
{
	struct sigaction action = { .sa_handler = handler };
	struct seccomp_notif notif;
	struct target t = target_spawn(
		SYS_getpgid, sabotaged() ? 0 : SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, 0);

	if (t.pid == 0) {
		MUST(sigaction(SIGUSR1, &action, NULL));
		EXPECT_EQ(syscall(SYS_getpgid, 0), 4711);
		EXPECT_EQ(handled, 1); /* control: it was delivered afterwards */
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	MUST(kill(t.pid, SIGUSR1));
	/* Without the flag the wait ends: seen as the ID that is gone. */
	if (sabotaged())
		EVENTUALLY(notif_valid(t.listener, notif.id) < 0);
	EXPECT_OK(notif_valid(t.listener, notif.id));
	EXPECT_OK(notif_send(t.listener, notif.id, 0, 4711));
	EXPECT_EXIT(child_wait(t.pid), 0);
}
