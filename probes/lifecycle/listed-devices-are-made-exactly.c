/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/sysmacros.h>

#include "probe.h"

/* Runtime bug it catches: type, number, mode or owner of a listed device left at a default. */
PROBE(.claim = "Type, number, mode and owner of a device in linux.devices are exact in a cell",
	.source = "runtime-spec config-linux.md, Devices", .needs = { "root" },
	.cell = { .devices = { { "/dev/own-char", 'c', 1, 7, 0642, 31, 32 },
			  { "/dev/own-block", 'b', 7, 201, 0604, 33, 34 } } },
	.sabotage = { .devices = { { "/dev/own-char", 'c', 1, 7, 0644, 31, 32 },
			      { "/dev/own-block", 'b', 7, 200, 0604, 34, 33 } } }, )
{
	struct stat st;

	row("character");
	MUST(stat("/dev/own-char", &st));
	EXPECT(S_ISCHR(st.st_mode));
	EXPECT_EQ(st.st_rdev, makedev(1, 7));
	EXPECT_EQ(st.st_mode & 07777, 0642);
	EXPECT_EQ(st.st_uid, 31);
	EXPECT_EQ(st.st_gid, 32);
	row("block");
	MUST(stat("/dev/own-block", &st));
	EXPECT(S_ISBLK(st.st_mode));
	EXPECT_EQ(st.st_rdev, makedev(7, 201));
	EXPECT_EQ(st.st_mode & 07777, 0604);
	EXPECT_EQ(st.st_uid, 33);
	EXPECT_EQ(st.st_gid, 34);
	row("its use");
	int fd = MUST(open("/dev/own-char", O_WRONLY | O_CLOEXEC));
	EXPECT_ERRNO(write(fd, "x", 1), ENOSPC); /* control: it is /dev/full */
}
