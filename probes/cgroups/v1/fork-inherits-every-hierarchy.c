/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the child attached to the root of one of the hierarchies. */
PROBE(
	.claim = "A child is born in its parent's group of each v1 hierarchy at once, and exec changes none",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What are cgroups; cgroups(7)",
	.needs = { "cgroup1.pids", "cgroup1.freezer", "cgroup1.devices" },
	.sabotage = { .twin = "the child moves itself to another group" },
)
{
	static const char *const names[] = { "pids", "freezer", "devices" };
	const char *groups[3], *other = cg_new(cg1("freezer"), "other");

	for (int i = 0; i < 3; i++)
		groups[i] = cg_new(cg1(names[i]), "mine");
	IN_CHILD(0) {
		for (int i = 0; i < 3; i++)
			MUST(cg_enter(groups[i], 0));
		IN_CHILD(0) {
			if (sabotaged())
				MUST(cg_enter(other, 0));
			for (int i = 0; i < 3; i++) {
				row("%s", names[i]);
				EXPECT(lists_number(cg_read(groups[i], "tasks"), getpid()));
			}
		}
		row("the parent");
		EXPECT(lists_number(cg_read(groups[1], "tasks"), getpid())); /* control */
	}
}
