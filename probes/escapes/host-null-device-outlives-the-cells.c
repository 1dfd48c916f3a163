/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Kernel bug it catches: a device removed on the host through its bind mount in a container. */
static void watch(void);

PROBE(.claim = "A container cannot take the null device from the host by unlinking its own",
	.source = "CVE-2025-52565; runtime-spec config-linux.md, Default Devices",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .twin = "nothing is unlinked" }, .outside = watch, )
{
	struct stat st;

	/* On whichever kind of /dev: the node goes, or it is busy; the host's stays. */
	int gone = sabotaged() ? -1 : unlink("/dev/null");
	EXPECT(gone == 0 || errno == EBUSY);
	EXPECT_OK(stat("/dev/zero", &st)); /* control */
	tell(1);
}

static void watch(void)
{
	struct stat st;

	await(1);
	EXPECT_OK(stat("/dev/null", &st));
	EXPECT(S_ISCHR(st.st_mode));
	EXPECT_EQ(st.st_rdev, makedev(1, 3));
}
