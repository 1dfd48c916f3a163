/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a process that may call setgroups(2) turned into one that may not, which
 * the rule excludes; or the order of the two writes not looked at. */
PROBE(
	.claim = "Once gid_map is written, writing deny to an allowing setgroups fails with EPERM",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "deny is written before gid_map" },
)
{
	pid_t pid = hold_userns(0, NULL, NULL);
	const char *file = fmt("/proc/%d/setgroups", pid);

	if (!sabotaged())
		MUST(write_proc(pid, "gid_map", "0 0 1"));
	EXPECT_ERRNO(write_file(file, "deny"), EPERM);
	EXPECT_STR(file_text(file), "allow");
	EXPECT_OK(write_file(file, "allow"));
	let_go(pid);
	pid = hold_userns(0, NULL, NULL);
	EXPECT_OK(write_proc(pid, "setgroups", "deny")); /* control: without a map it is taken */
	let_go(pid);
}
