/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "probe.h"

/* Runtime bug it catches: a devpts shared with the host: newinstance dropped. */
static void watch(void);

PROBE(.claim = "The first terminal that a cell opens is number 0, whatever the host has open",
	.source = "runtime-spec config.md, Mounts; runtime-spec config-linux.md, Default Devices, "
		  "/dev/ptmx; pts(4)",
	.needs = { "root", "file.dev/pts/ptmx" }, .cell = { .plain = true },
	.sabotage = { .mounts = { { "/dev/pts", "bind", "/dev/pts", "rbind,rw" } } },
	.outside = watch, )
{
	int number = -1, unlock = 0, fd;

	await(1);
	fd = MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
	MUST(ioctl(fd, TIOCGPTN, &number));
	EXPECT_EQ(number, 0);
	EXPECT_ERRNO(access(fmt("/dev/pts/%d", (int)shared_words()[0]), F_OK), ENOENT);
	EXPECT_OK(ioctl(fd, TIOCSPTLCK, &unlock));
	EXPECT_OK(open("/dev/pts/0", O_RDWR | O_NOCTTY | O_CLOEXEC)); /* control */
	tell(1);
}

static void watch(void)
{
	int first = MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
	int number = -1;

	/* Never number 0, so that it is told apart from the cell's. */
	MUST(ioctl(first, TIOCGPTN, &number));
	if (number == 0)
		MUST(ioctl(
			MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)), TIOCGPTN, &number));
	shared_words()[0] = (uint64_t)number;
	tell(1);
	await(1);
	EXPECT_NE(number, 0); /* control */
}
