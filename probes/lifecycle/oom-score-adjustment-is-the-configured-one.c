/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the value written for the runtime and not for the program. */
PROBE(.claim = "oom_score_adj of a cell's program is oomScoreAdj, and its children inherit it",
	.source = "runtime-spec config.md, Linux Process, oomScoreAdj; proc(5), "
		  "/proc/pid/oom_score_adj",
	.needs = { "root" }, .cell = { .oom_score_adj = 357 },
	.sabotage = { .oom_score_adj = 356 }, )
{
	row("the program");
	EXPECT_EQ(file_number("/proc/self/oom_score_adj"), 357);
	row("a child");
	IN_CHILD(0)
	{
		EXPECT_EQ(file_number("/proc/self/oom_score_adj"), 357);
		MUST(write_file("/proc/self/oom_score_adj", "400"));
		EXPECT_EQ(file_number("/proc/self/oom_score_adj"), 400); /* control */
	}
}
