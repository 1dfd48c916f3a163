/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a prefix taken for the word, or the length not bounded. */
PROBE(
	.claim = "Anything but allow or deny written to setgroups is refused with EINVAL",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "deny is written instead" },
)
{
	static const char *const words[] = { "x", "den", "denyy", "deny x", "allo", "allowed",
		"DENY", "deny\n\n\n\n\n" };
	static const char *const good[] = { "deny", "deny\n", "allow", "allow\n" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		EXPECT_ERRNO(write_proc(pid, "setgroups", sabotaged() ? "deny" : words[i]), EINVAL);
		EXPECT_STR(file_text(fmt("/proc/%d/setgroups", pid)), "allow");
		let_go(pid);
	}
	for (size_t i = 0; i < 4; i++) {
		pid_t pid = hold_userns(0, NULL, NULL);
		EXPECT_OK(write_proc(pid, "setgroups", good[i])); /* control */
		let_go(pid);
	}
}
