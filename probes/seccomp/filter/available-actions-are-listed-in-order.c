/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the list out of the order of precedence, or writable. */
PROBE(
	.claim = "actions_avail lists the actions in decreasing precedence and cannot be written",
	.source = "seccomp(2), /proc interfaces",
	.needs = { "seccomp.user_notif", "sysctl.kernel.seccomp.actions_avail" },
	.unsabotaged = "a read-only list without a wall; it catches an order or a mode that is "
		"wrong",
)
{
	static const char *const order[] = { "kill_process", "kill_thread", "trap", "errno",
		"user_notif", "trace", "log", "allow" };
	const char *text = file_text("/proc/sys/kernel/seccomp/actions_avail"), *last = text;
	struct stat st;

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *here = strstr(text, order[i]);
		row("%s", order[i]);
		if (EXPECT(here != NULL))
			EXPECT(here >= last);
		last = here ? here : last;
	}
	row("the file's mode");
	MUST(stat("/proc/sys/kernel/seccomp/actions_avail", &st));
	EXPECT_EQ(st.st_mode & 0222, 0);
}
