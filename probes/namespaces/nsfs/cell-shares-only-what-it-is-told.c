/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ns.h"

/* Kernel bugs it catches: a flag ignored when several are given at once; a namespace made that was not
 * asked for; one of them lost by exec. */
static void compare(void);

PROBE(.claim = "A cell's namespaces differ from the host's in each type asked for and in no other",
	.source = "namespaces(7), Namespace types; The /proc/[pid]/ns/ directory",
	.needs = { "root", "ns.net", "ns.cgroup" }, .cell = { .add = NS_NET | NS_CGROUP },
	.sabotage = { .plain = true }, .outside = compare, )
{
	for (size_t i = 0; i < NS_TYPES; i++)
		shared_words()[i] = ns_inode(0, ns_types[i].name);
	tell(1);
	await(1);
}

static void compare(void)
{
	await(1);
	for (size_t i = 0; i < NS_TYPES; i++) {
		const char *name = ns_types[i].name;
		bool shared =
			ns_types[i].flag == CLONE_NEWUSER || ns_types[i].flag == CLONE_NEWTIME;

		row("%s", name);
		if (!ns_there(&ns_types[i]))
			continue;
		EXPECT_EQ(ns_inode(cell_pid(), name), shared_words()[i]); /* control */
		if (shared)
			EXPECT_EQ(shared_words()[i], ns_inode(0, name));
		else
			EXPECT_NE(shared_words()[i], ns_inode(0, name));
	}
	tell(1);
}
