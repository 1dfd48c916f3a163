/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: CONTINUE that runs the filters anew, for ever. */
PROBE(
	.claim = "A call that goes on by CONTINUE raises no second notification",
	.source = "seccomp_unotify(2), SECCOMP_USER_NOTIF_FLAG_CONTINUE",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target makes the call twice" },
)
{
	struct seccomp_notif notif;
	siginfo_t info = { 0 };
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		EXPECT_OK(syscall(NR_MARK)); /* control */
		if (sabotaged())
			syscall(NR_MARK);
		probe_exit(7);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	MUST(notif_continue(t.listener, notif.id));
	/* Ends or asks again: whichever comes first. */
	MUST_BE(EVENTUALLY((notif_poll(t.listener) & 1) ||
			   (waitid(P_PID, (id_t)t.pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
				   info.si_pid == t.pid)));
	EXPECT_EQ(notif_poll(t.listener) & 1, 0);
	if (sabotaged() && notif_recv(t.listener, &notif))
		notif_continue(t.listener, notif.id);
	EXPECT_EXIT(child_wait(t.pid), 7);
}
