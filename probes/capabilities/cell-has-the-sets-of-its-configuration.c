/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a set that the exec of a container's program changes; runtime bug: one of
 * the five sets not set. */
PROBE(
	.claim = "A root cell has exactly its configured capabilities in permitted, effective and "
		"bounding",
	.source = "runtime-spec config.md, Process, capabilities; capabilities(7)",
	.needs = { "root" },
	.cell = { .capabilities = "CAP_CHOWN,CAP_KILL,CAP_NET_BIND_SERVICE" },
	.sabotage = { .capabilities = "CAP_CHOWN,CAP_KILL,CAP_NET_BIND_SERVICE,CAP_SETUID" },
)
{
	const uint64_t wanted = BIT(CAP_CHOWN) | BIT(CAP_KILL) | BIT(CAP_NET_BIND_SERVICE);
	struct sets now = sets_now();

	row("permitted");
	EXPECT_EQ(now.permitted, wanted);
	row("effective");
	EXPECT_EQ(now.effective, wanted);
	row("bounding");
	EXPECT_EQ(now.bounding, wanted);
	row("inheritable");
	EXPECT_EQ(now.inheritable, 0); /* control */
	row("ambient");
	EXPECT_EQ(now.ambient, 0);
}
