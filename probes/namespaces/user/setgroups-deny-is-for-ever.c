/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the flag set again by a later "allow", before or after gid_map. */
PROBE(
	.claim = "After deny was written to setgroups, writing allow fails with EPERM",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "allow is written in the place of deny" },
)
{
	for (int mapped = 0; mapped < 2; mapped++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		const char *file = fmt("/proc/%d/setgroups", pid);

		row("%s gid_map is written", mapped ? "after" : "before");
		EXPECT_STR(file_text(file), "allow"); /* control */
		EXPECT_OK(write_file(file, sabotaged() ? "allow" : "deny"));
		if (mapped)
			MUST(write_proc(pid, "gid_map", "0 0 1"));
		EXPECT_ERRNO(write_file(file, "allow"), EPERM);
		EXPECT_STR(file_text(file), "deny");
		if (!mapped)
			EXPECT_OK(write_file(file, "deny"));
		let_go(pid);
	}
}
