/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_ns.h"

/* Kernel bugs it catches: for one of the types the capability is checked on one side only: in the
 * target's owner (a user who owns a child user namespace could pull its own process into it) or in
 * the caller's user namespace (root of a child could enter the host's). */
PROBE(.claim = "setns(2) needs CAP_SYS_ADMIN in the caller's user namespace and in the target's "
	       "owner",
	.source = "setns(2), Details for specific namespace types", .needs = { "root", "userns" },
	.sabotage = { .twin = "the callers keep their capabilities and user namespace" }, )
{
	struct gate ready = gate_new(), end = gate_new();
	const int flags = CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWNS |
			  CLONE_NEWCGROUP | CLONE_NEWPID;
	/* A user namespace of user 4321, with one namespace of each type that it owns. */
	pid_t owner = spawn(0);
	if (owner == 0) {
		become(4321, 4321);
		MUST(unshare(CLONE_NEWUSER));
		pid_t member = spawn((unsigned long long)flags);
		if (member == 0) {
			gate_post(&ready);
			gate_wait(&end);
			probe_exit(0);
		}
		child_wait(member);
		probe_exit(0);
	}
	gate_wait(&ready);
	char children[64];
	MUST(read_file(fmt("/proc/%d/task/%d/children", owner, owner), children, sizeof(children)));
	pid_t member = (pid_t)strtol(children, NULL, 10);

	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		if (type->flag == CLONE_NEWUSER || type->flag == CLONE_NEWTIME)
			continue;
		int theirs = ns_open(member, type->name), own = ns_open(0, type->name);
		row("%s, capable in the target's owner only", type->name);
		IN_CHILD(0)
		{
			if (!sabotaged())
				become(4321, 4321); /* the owner's ID, no capability here */
			EXPECT_ERRNO(setns(theirs, type->flag), EPERM);
		}
		row("%s, capable in the caller's only", type->name);
		IN_CHILD(0)
		{
			if (!sabotaged())
				MUST(unshare(CLONE_NEWUSER));
			EXPECT_ERRNO(setns(own, type->flag), EPERM);
		}
		row("%s, capable in both", type->name);
		IN_CHILD(0)
		{
			EXPECT_OK(setns(theirs, type->flag)); /* control */
		}
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(owner), 0);
}
