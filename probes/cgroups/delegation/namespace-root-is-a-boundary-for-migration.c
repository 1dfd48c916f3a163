/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_options.h"

/* Kernel bugs it catches: containment checked on the source only, or on the destination only. */
static const char *top, *in, *low, *out;

static void inside(void)
{
	struct gate hold = gate_new();
	pid_t stranger = held_in(out, &hold);

	IN_CHILD(0) {
		MUST(cg_enter(in, 0));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		row("within the namespace");
		EXPECT_OK(cg_enter(low, 0)); /* control */
		row("destination outside");
		EXPECT_ERRNO(cg_enter(out, 0), ENOENT);
		row("destination the parent of the namespace's root");
		EXPECT_ERRNO(cg_enter(top, 0), ENOENT);
		row("source outside");
		EXPECT_ERRNO(cg_enter(low, stranger), ENOENT);
	}
	release(&hold, stranger);
}

PROBE(
	.claim = "With nsdelegate no process crosses the root of the writer's cgroup namespace: ENOENT",
	.source = "cgroup-v2.rst, Delegation Containment; Mounting, nsdelegate",
	.needs = { "cgroup2", "root", "ns.cgroup" },
	.sabotage = { .twin = "the writer stays in the initial cgroup namespace" },
	.exclusive = true,
)
{
	top = cg_new(cg2(), "top");
	in = cg_new(top, "in");
	low = cg_new(in, "low");
	out = cg_new(top, "out");
	under_option("nsdelegate", true, inside);
}
