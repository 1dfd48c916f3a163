/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a node that cannot be opened: on a nodev mount, or denied by the device rules. */
PROBE(.claim = "A cell reads nothing from null, zeros from zero, numbers from random; full takes "
	       "nothing",
	.source = "runtime-spec config-linux.md, Default Devices; null(4), full(4), random(4)",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .masked = { "/dev/full", "/dev/zero" } }, )
{
	char bytes[32];
	int fd;

	row("null");
	fd = MUST(open("/dev/null", O_RDWR | O_CLOEXEC));
	EXPECT_EQ(write(fd, "text", 4), 4);
	EXPECT_EQ(read(fd, bytes, 4), 0);
	row("zero");
	fd = MUST(open("/dev/zero", O_RDWR | O_CLOEXEC));
	memset(bytes, 1, sizeof(bytes));
	EXPECT_EQ(read(fd, bytes, 4), 4);
	EXPECT(bytes[0] == 0 && bytes[3] == 0 && bytes[4] == 1); /* control */
	row("full");
	fd = MUST(open("/dev/full", O_RDWR | O_CLOEXEC));
	EXPECT_ERRNO(write(fd, "text", 4), ENOSPC);
	row("urandom");
	fd = MUST(open("/dev/urandom", O_RDONLY | O_CLOEXEC));
	EXPECT_EQ(read(fd, bytes, 32), 32);
	row("random");
	EXPECT_OK(open("/dev/random", O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}
