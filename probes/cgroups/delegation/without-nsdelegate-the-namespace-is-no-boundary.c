/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bug it catches: the option's flag ignored, the boundary always or never there. */
static const char *in, *out;

static void inside(void)
{
	IN_CHILD(0) {
		MUST(cg_enter(in, 0));
		MUST(unshare(CLONE_NEWCGROUP));
		EXPECT_OK(cg_enter(out, 0));
		EXPECT(lists_number(cg_read(out, "cgroup.procs"), getpid())); /* control */
	}
}

PROBE(
	.claim = "Without nsdelegate a process with permission leaves the root of its cgroup namespace",
	.source = "cgroup-v2.rst, Mounting, nsdelegate; cgroup_namespaces(7)",
	.needs = { "cgroup2", "root", "ns.cgroup" },
	.sabotage = { .twin = "the hierarchy has nsdelegate" },
	.exclusive = true,
)
{
	in = cg_new(cg2(), "in");
	out = cg_new(cg2(), "out");
	under_option("nsdelegate", sabotaged(), inside);
}
