/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_list.h"

/* Kernel bugs it catches: the host's namespaces told to a cell, or a neighbour's; a plain user told of
 * more than it is in; its own left out.  (What an administrator is told of besides depends on the
 * kernel, and on its PID namespace.) */
PROBE(.claim = "listns(2) lists the caller's own namespaces, and none that it has no power over",
	.source = "listns(2), DESCRIPTION; kernel include/uapi/linux/nsfs.h",
	.needs = { "root", "userns", "ns.uts", "syscall.listns" },
	.sabotage = { .twin = "the plain user joins the other namespace" }, )
{
	const struct ns_type uts = { "uts", CLONE_NEWUTS };
	struct gate end = gate_new();
	pid_t foreign = member_of_new(&uts, &end); /* owned by this probe's user namespace */
	uint64_t here = namespace_id(0, "uts"), theirs = namespace_id(foreign, "uts");
	int joined = ns_open(foreign, "uts");

	row("a plain user");
	IN_CHILD(0)
	{
		if (sabotaged())
			MUST(setns(joined, CLONE_NEWUTS));
		become(4321, 4321);
		EXPECT(!listed(CLONE_NEWUTS, theirs));
		EXPECT(listed(CLONE_NEWUTS, here)); /* control: it is in that one */
	}
	row("root of a child user namespace");
	IN_USERNS(CLONE_NEWUTS, "0 0 1", "0 0 1")
	{
		EXPECT(listed(CLONE_NEWUTS, namespace_id(0, "uts")));
		EXPECT(!listed(CLONE_NEWUTS, here));
		EXPECT(!listed(CLONE_NEWUTS, theirs));
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(foreign), 0);
}
