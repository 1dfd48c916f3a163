/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a default written where the configuration has none. */
static void watch(void);

PROBE(.claim = "Without oomScoreAdj a cell's program keeps the adjustment of the runtime's caller",
	.source = "runtime-spec config.md, Linux Process, oomScoreAdj", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .oom_score_adj = 123 }, .outside = watch, )
{
	await(1);
	EXPECT_EQ(file_number("/proc/self/oom_score_adj"), (long long)shared_words()[0]);
	tell(1);
}

static void watch(void)
{
	shared_words()[0] = (uint64_t)file_number("/proc/self/oom_score_adj");
	tell(1);
	await(1);
	EXPECT_EQ(
		shared_words()[0], (uint64_t)file_number("/proc/self/oom_score_adj")); /* control */
}
