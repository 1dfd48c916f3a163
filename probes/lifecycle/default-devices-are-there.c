/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: a device left out, or made with another number or mode. */
PROBE(.claim = "A cell has null, zero, full, random, urandom and tty with their numbers, open to "
	       "all",
	.source = "runtime-spec config-linux.md, Default Devices", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .masked = { "/dev/full" } }, )
{
	static const struct {
		const char *name;
		unsigned int major, minor;
	} rows[] = { { "null", 1, 3 }, { "zero", 1, 5 }, { "full", 1, 7 }, { "random", 1, 8 },
		{ "urandom", 1, 9 }, { "tty", 5, 0 } };
	struct stat st;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		if (!EXPECT_OK(stat(fmt("/dev/%s", rows[i].name), &st)))
			continue;
		EXPECT(S_ISCHR(st.st_mode));
		EXPECT_EQ(st.st_rdev, makedev(rows[i].major, rows[i].minor));
		EXPECT_EQ(st.st_mode & 0777, 0666);
	}
	row("no other");
	EXPECT_ERRNO(stat("/dev/mem", &st), ENOENT); /* control */
}
