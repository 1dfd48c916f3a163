/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "probe.h"

/* Kernel bug it catches: a controlling terminal kept over the making of the container. */
PROBE(.claim = "A cell has no controlling terminal: /dev/tty is ENXIO and TIOCSTI finds nothing to "
	       "type into",
	.source = "ioctl_tty(2), Faking input; tty(4); CVE-2017-5226", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .twin = "the cell takes a terminal of its own" }, )
{
	if (sabotaged()) {
		int unlock = 0, number,
		    master = MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
		MUST(ioctl(master, TIOCSPTLCK, &unlock));
		MUST(ioctl(master, TIOCGPTN, &number));
		MUST(open(fmt("/dev/pts/%d", number), O_RDWR | O_CLOEXEC));
	}
	row("/dev/tty");
	EXPECT_ERRNO(open("/dev/tty", O_RDWR | O_CLOEXEC), ENXIO);
	row("standard streams");
	for (int fd = 0; fd < 3; fd++)
		EXPECT(ioctl(fd, TIOCSTI, "x") == -1);
	row("the device is there");
	EXPECT_OK(access("/dev/tty", R_OK | W_OK)); /* control */
}
