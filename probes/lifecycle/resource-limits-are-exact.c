/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "probe.h"

/* Runtime bug it catches: one of the two values, or one resource, left as it was. */
static void check(void)
{
	static const struct {
		const char *name;
		int resource;
		rlim_t soft, hard;
	} rows[] = { { "files", RLIMIT_NOFILE, 123, 456 }, { "core", RLIMIT_CORE, 4096, 8192 },
		{ "file size", RLIMIT_FSIZE, 12345678, 23456789 },
		{ "stack", RLIMIT_STACK, 4194304, 8388608 },
		{ "signals", RLIMIT_SIGPENDING, 77, 99 }, { "seconds", RLIMIT_CPU, 1001, 1002 } };
	struct rlimit now;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		MUST(getrlimit((__rlimit_resource_t)rows[i].resource, &now));
		EXPECT_EQ(now.rlim_cur, rows[i].soft);
		EXPECT_EQ(now.rlim_max, rows[i].hard);
	}
}

PROBE(.claim = "Soft and hard values of each rlimit in a cell are the configured ones, after exec "
	       "too",
	.source = "runtime-spec config.md, POSIX process, rlimits; getrlimit(2)",
	.needs = { "root" },
	.cell = { .rlimits = { "RLIMIT_NOFILE=123:456", "RLIMIT_CORE=4096:8192",
			  "RLIMIT_FSIZE=12345678:23456789", "RLIMIT_STACK=4194304:8388608",
			  "RLIMIT_SIGPENDING=77:99", "RLIMIT_CPU=1001:1002" } },
	.sabotage = { .rlimits = { "RLIMIT_NOFILE=123:456", "RLIMIT_CORE=4096:8192",
			      "RLIMIT_FSIZE=12345678:23456789", "RLIMIT_STACK=4194304:8388608",
			      "RLIMIT_SIGPENDING=77:98" } },
	.steps = { { "check", check } }, )
{
	check();
	IN_CHILD(0)
	exec_self("check");
}
