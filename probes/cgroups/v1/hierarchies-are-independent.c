/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a move in one hierarchy seen in another. */
PROBE(
	.claim = "Moving a process in one v1 hierarchy leaves its groups in the others",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, What are cgroups",
	.needs = { "cgroup1.pids", "cgroup1.freezer" },
	.sabotage = { .twin = "it is moved in both" },
)
{
	const char *a = cg_new(cg1("pids"), "a"), *b = cg_new(cg1("pids"), "b");
	const char *f = cg_new(cg1("freezer"), "f"), *g = cg_new(cg1("freezer"), "g");

	IN_CHILD(0) {
		MUST(cg_enter(a, 0));
		MUST(cg_enter(f, 0));
		EXPECT_OK(cg_enter(b, 0));
		if (sabotaged())
			MUST(cg_enter(g, 0));
		EXPECT(lists_number(cg_read(b, "tasks"), getpid())); /* control */
		EXPECT(lists_number(cg_read(f, "tasks"), getpid()));
		EXPECT_STR(cg_read(a, "tasks"), "");
	}
}
