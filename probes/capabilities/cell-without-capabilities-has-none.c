/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: root's exec that fills sets in spite of an empty bounding set. */
static void check(void)
{
	struct sets now = sets_now();

	EXPECT_EQ(geteuid(), 0); /* control */
	EXPECT_EQ(now.permitted | now.effective | now.bounding | now.ambient | now.inheritable, 0);
}

PROBE(
	.claim = "A root cell with no capabilities has five empty sets, also after a further exec",
	.source = "runtime-spec config.md, Process, capabilities; capabilities(7), Capability "
		"bounding set",
	.needs = { "root" },
	.cell = { .capabilities = "", .plain = true },
	.sabotage = { .plain = true },
	.steps = { { "check", check } },
)
{
	row("at the beginning");
	check();
	row("after exec");
	IN_CHILD(0)
	exec_self("check");
}
