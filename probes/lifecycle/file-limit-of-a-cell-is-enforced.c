/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a limit set on the runtime and not on the program. */
PROBE(.claim = "In a cell whose RLIMIT_NOFILE is 16 no descriptor beyond 15 is given: EMFILE",
	.source = "runtime-spec config.md, POSIX process, rlimits; getrlimit(2), RLIMIT_NOFILE",
	.needs = { "root" }, .cell = { .rlimits = { "RLIMIT_NOFILE=16:16" } },
	.sabotage = { .rlimits = { "RLIMIT_NOFILE=1024:1024" } }, )
{
	int fd = -1, last = -1;

	for (int i = 0; i < 64 && (fd = open("/", O_PATH | O_CLOEXEC)) >= 0; i++)
		last = fd;
	EXPECT_ERRNO(fd, EMFILE);
	EXPECT_EQ(last, 15); /* control: up to the limit */
}
