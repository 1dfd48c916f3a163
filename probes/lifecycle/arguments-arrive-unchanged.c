/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: an empty argument dropped, or one split at its spaces. */
PROBE(.claim = "process.args arrive as they are: empty, with spaces, quotes and a leading dash",
	.source = "runtime-spec config.md, Process, args; proc(5), /proc/pid/cmdline",
	.needs = { "root" }, .cell = { .args = { "", "two  words", "\"'$HOME\\", "--" } },
	.sabotage = { .args = { "two", "words", "\"'$HOME\\", "--" } }, )
{
	static const char wanted[] = "\0two  words\0\"'$HOME\\\0--\0";
	char line[4096];
	int fd = MUST(open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC));
	ssize_t n = MUST(read(fd, line, sizeof(line)));
	ssize_t tail = (ssize_t)sizeof(wanted) - 1;

	EXPECT_STR(line, "/bulkhead-probes"); /* control */
	if (EXPECT_GE(n, tail))
		EXPECT(memcmp(line + n - tail, wanted, (size_t)tail) == 0);
}
