/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_user.h"

/* Kernel bug it catches: the exec transformation asking for the host's root instead of the
 * namespace's, or leaving an inner user its capabilities. */
static void step_full(void)
{
	EXPECT_EQ(cap_set_of(0, "CapEff"), cap_full());
}

static void step_empty(void)
{
	EXPECT_EQ(cap_set_of(0, "CapEff"), 0);
	EXPECT_EQ(cap_set_of(0, "CapPrm"), 0);
	EXPECT_EQ(cap_set_of(0, "CapBnd"), cap_full()); /* control */
}

PROBE(
	.claim = "execve(2) in a user namespace keeps capabilities for its own user ID 0 and no other",
	.source = "user_namespaces(7), Capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the process becomes the namespace's root before each exec" },
	.steps = { { "full", step_full }, { "empty", step_empty } },
)
{
	static const struct {
		const char *name, *map, *step;
	} cases[] = { { "user ID 0 of the namespace", "0 100000 10\n10 0 1", "full" },
		{ "not mapped", "0 100000 10", "empty" },
		{ "the host's root under another ID", "10 0 1", "empty" },
		{ "root under ID 0", "0 0 1", "full" } };

	for (size_t i = 0; i < 4; i++) {
		IN_USERNS(0, sabotaged() ? "0 0 1" : cases[i].map, cases[sabotaged() ? 3 : i].map) {
			MUST_BE(cap_set_of(0, "CapEff") == cap_full());
			if (i == 0 && !sabotaged())
				become_inner_root();
			row("%s", cases[i].name);
			exec_self(cases[i].step);
		}
	}
}
