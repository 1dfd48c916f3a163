/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bug it catches: limits of the namespace's root group writable from inside. */
static const char *in, *low;

static void inside(void)
{
	static const struct {
		const char *file, *value;
		int error;
	} cases[] = { { "cgroup.max.depth", "5", EPERM }, { "cgroup.max.descendants", "5", EPERM },
		{ "cgroup.freeze", "0", EPERM }, { "cgroup.procs", "0", 0 },
		{ "cgroup.subtree_control", "", 0 } };

	IN_CHILD(0) {
		MUST(cg_enter(in, 0));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			row("%s", cases[i].file);
			if (cases[i].error)
				EXPECT_ERRNO(cg_write(in, cases[i].file, cases[i].value), cases[i].error);
			else
				EXPECT_OK(cg_write(in, cases[i].file, cases[i].value)); /* control */
		}
		row("a group below the root");
		EXPECT_OK(cg_write(low, "cgroup.max.depth", "5"));
	}
}

PROBE(
	.claim = "With nsdelegate the namespace root's undelegated files refuse writes from inside: EPERM",
	.source = "cgroup-v2.rst, Mounting, nsdelegate; Delegation, Model of Delegation",
	.needs = { "cgroup2", "root", "ns.cgroup" },
	.sabotage = { .twin = "the writer stays in the initial cgroup namespace" },
	.exclusive = true,
)
{
	in = cg_new(cg2(), "in");
	low = cg_new(in, "low");
	under_option("nsdelegate", true, inside);
}
