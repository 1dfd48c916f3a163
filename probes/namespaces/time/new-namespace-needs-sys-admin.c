/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "probe.h"

/* Kernel bug it catches: a time namespace made or joined without the capability, or with it in the
 * caller's user namespace only. */
PROBE(.claim = "Making or joining a time namespace needs CAP_SYS_ADMIN; joining also in its owner",
	.source = "namespaces(7), The namespaces API; setns(2), Network, IPC, time, and UTS "
		  "namespaces",
	.needs = { "root", "userns", "ns.time" },
	.sabotage = { .twin = "the capability is kept and the user namespace not changed" }, )
{
	int own = ns_open(0, "time");

	row("with the capability");
	IN_CHILD(0)
	{
		EXPECT_OK(unshare(CLONE_NEWTIME)); /* control */
		EXPECT_OK(setns(own, CLONE_NEWTIME));
	}
	IN_CHILD(0)
	{
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		row("unshare");
		EXPECT_ERRNO(unshare(CLONE_NEWTIME), EPERM);
		row("setns");
		EXPECT_ERRNO(setns(own, CLONE_NEWTIME), EPERM);
	}
	IN_CHILD(0)
	{
		row("setns from a child of the owner");
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER));
		EXPECT_ERRNO(setns(own, CLONE_NEWTIME), EPERM);
	}
	row("setns by the owner's user, without capability of his own");
	struct gate ready = gate_new(), end = gate_new();
	pid_t owner = spawn(0);
	if (owner == 0) {
		become(4321, 4321);
		MUST(unshare(CLONE_NEWUSER));
		MUST(unshare(CLONE_NEWTIME));
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	int theirs = ns_open(owner, "time_for_children");
	IN_CHILD(0)
	{
		if (!sabotaged())
			become(4321, 4321);
		EXPECT_ERRNO(setns(theirs, CLONE_NEWTIME), EPERM);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(owner), 0);
}
