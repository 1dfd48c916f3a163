/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: LOG or TRACE taken for stronger than USER_NOTIF. */
PROBE(
	.claim = "A supervisor is asked though another filter says TRACE, LOG or ALLOW",
	.source = "seccomp(2), Filters; seccomp_filter.rst, Return values",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the other filter says SECCOMP_RET_ERRNO" },
)
{
	static const struct {
		const char *name;
		uint32_t action;
	} rows[] = { { "trace", TRACE(1) }, { "log", SECCOMP_RET_LOG }, { "allow", ALLOW | 1 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seccomp_notif notif;
		row("%s", rows[i].name);
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			filter_on(SYS_getpgid, sabotaged() ? DENY(EXDEV) : rows[i].action);
			EXPECT_EQ(syscall(SYS_getpgid, 0), 4711);
			probe_exit(0);
		}
		if (!sabotaged() && EXPECT(notif_recv(t.listener, &notif))) /* control */
			MUST(notif_send(t.listener, notif.id, 0, 4711));
		EXPECT_EXIT(child_wait(t.pid), 0);
		close(t.listener);
	}
}
