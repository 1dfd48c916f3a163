/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: setgroups(2) left allowed, by which a group that is denied access by a
 * file's mode can be dropped (CVE-2014-8989). */
PROBE(
	.claim = "Without CAP_SETGID in the parent, gid_map is refused with EPERM until setgroups says deny",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "deny is written to setgroups first" },
)
{
	IN_CHILD(0) {
		become(1000, 1000);
		pid_t pid = hold_userns(0, NULL, NULL);
		row("written from the parent");
		if (sabotaged())
			MUST(write_proc(pid, "setgroups", "deny"));
		EXPECT_ERRNO(write_proc(pid, "gid_map", "0 1000 1"), EPERM);
		if (!sabotaged()) {
			MUST(write_proc(pid, "setgroups", "deny"));
			EXPECT_OK(write_proc(pid, "gid_map", "0 1000 1")); /* control */
		}
		let_go(pid);
	}
	IN_CHILD(0) {
		become(1000, 1000);
		MUST(unshare(CLONE_NEWUSER));
		row("written from inside");
		if (sabotaged())
			MUST(write_proc(0, "setgroups", "deny"));
		EXPECT_ERRNO(write_proc(0, "gid_map", "0 1000 1"), EPERM);
		if (!sabotaged()) {
			MUST(write_proc(0, "setgroups", "deny"));
			EXPECT_OK(write_proc(0, "gid_map", "0 1000 1")); /* control */
		}
	}
}
