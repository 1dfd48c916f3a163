/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the flag not copied to a new namespace, so that one nested step undoes it. */
static void check_inherited(void)
{
	EXPECT_STR(file_text("/proc/self/setgroups"), "deny");
	EXPECT_ERRNO(write_proc(0, "setgroups", "allow"), EPERM);
}

PROBE(
	.claim = "A child user namespace inherits deny in setgroups and cannot allow it again",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the parent namespace allows setgroups" },
)
{
	struct gate mapped = gate_new();
	pid_t parent = spawn(CLONE_NEWUSER);

	if (parent == 0) {
		gate_wait(&mapped);
		IN_CHILD(CLONE_NEWUSER) {
			row("by clone");
			check_inherited();
		}
		IN_CHILD(0) {
			row("by unshare");
			MUST(unshare(CLONE_NEWUSER));
			check_inherited();
		}
		IN_USERNS(0, "0 0 1", "0 0 1") {
			row("grandchild");
			MUST(unshare(CLONE_NEWUSER));
			check_inherited();
		}
		probe_exit(0);
	}
	if (!sabotaged())
		MUST(write_proc(parent, "setgroups", "deny"));
	MUST(write_proc(parent, "uid_map", "0 0 1"));
	MUST(write_proc(parent, "gid_map", "0 0 1"));
	gate_post(&mapped);
	EXPECT_EXIT(child_wait(parent), 0);
	EXPECT_STR(file_text("/proc/self/setgroups"), "allow"); /* control: the host's is its own */
}
