/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_list.h"

/* Kernel bugs it catches: the host's namespaces told to a cell, or a neighbour's; the owner not told of
 * its own; a plain user told of more than it is in. */
PROBE(.claim = "listns(2) lists namespaces that the caller is in, or whose owner it administers, "
	       "and "
	       "no other",
	.source = "listns(2), DESCRIPTION; kernel include/uapi/linux/nsfs.h",
	.needs = { "root", "userns", "ns.uts", "syscall.listns" },
	.sabotage = { .twin = "the caller has all capabilities in the parent" }, )
{
	const struct ns_type uts = { "uts", CLONE_NEWUTS };
	struct gate end = gate_new();
	pid_t foreign = member_of_new(&uts, &end); /* owned by this probe's user namespace */
	uint64_t here = namespace_id(0, "uts"), theirs = namespace_id(foreign, "uts");

	row("a plain user");
	IN_CHILD(0)
	{
		if (!sabotaged())
			become(4321, 4321);
		EXPECT(listed(CLONE_NEWUTS, here)); /* control: it is in that one */
		EXPECT(!listed(CLONE_NEWUTS, theirs));
	}
	row("root of a child user namespace");
	IN_USERNS(CLONE_NEWUTS, "0 0 1", "0 0 1")
	{
		struct gate inner_end = gate_new();
		uint64_t own = namespace_id(0, "uts");
		pid_t nested = member_of_new(&uts, &inner_end);
		EXPECT(listed(CLONE_NEWUTS, own));
		EXPECT(listed(CLONE_NEWUTS, namespace_id(nested, "uts")));
		EXPECT(!listed(CLONE_NEWUTS, here));
		EXPECT(!listed(CLONE_NEWUTS, theirs));
		gate_post(&inner_end);
		EXPECT_EXIT(child_wait(nested), 0);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(foreign), 0);
}
