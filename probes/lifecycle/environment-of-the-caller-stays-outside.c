/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the environment of the runtime handed on. */
PROBE(.claim = "No variable of the runtime's own environment reaches a cell's program",
	.source = "runtime-spec config.md, Process, env; execve(2)", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .env = { "BULKHEAD_OUTSIDE=1" } }, )
{
	/* The driver gives every runtime this one. */
	EXPECT(getenv("BULKHEAD_OUTSIDE") == NULL);
	EXPECT_STR(getenv("PATH"), "/"); /* control */
}
