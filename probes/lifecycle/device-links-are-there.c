/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: a link left out or pointing to another descriptor. */
PROBE(.claim = "/dev/fd, stdin, stdout, stderr and ptmx of a cell are the links that the contract "
	       "lists",
	.source = "runtime-spec runtime-linux.md, Dev symbolic links; runtime-spec "
		  "config-linux.md, Default Devices",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .twin = "one of the links is removed before they are looked at" }, )
{
	static const char *const rows[][2] = { { "fd", "/proc/self/fd" },
		{ "stdin", "/proc/self/fd/0" }, { "stdout", "/proc/self/fd/1" },
		{ "stderr", "/proc/self/fd/2" } };
	char target[64];
	struct stat st;

	if (sabotaged())
		MUST(unlink("/dev/stdout"));
	for (size_t i = 0; i < 4; i++) {
		row("%s", rows[i][0]);
		ssize_t n = readlink(fmt("/dev/%s", rows[i][0]), target, sizeof(target) - 1);
		if (!EXPECT_OK(n))
			continue;
		target[n] = '\0';
		EXPECT_STR(target, rows[i][1]);
	}
	row("ptmx");
	MUST(stat("/dev/ptmx", &st));
	EXPECT_EQ(st.st_rdev, makedev(5, 2)); /* control */
}
