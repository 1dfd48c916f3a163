/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "stage.h"

PROBE(.claim = "With extended permissions only the listed ioctl(2) commands pass; others are "
	       "EACCES",
	.source = "SELinux Notebook, Extended Access Vector Rules, allowxperm ioctl",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	make_labelled("/file", "cell_ioctl_t", NULL);
	AS("cell_t", categories())
	{
		char buf[64];
		int fd = MUST(open("/file", O_RDWR | O_CLOEXEC));
		EXPECT_ERRNO(ioctl(fd, TIOCGWINSZ, buf), EACCES);
		EXPECT_ERRNO(
			ioctl(fd, TCGETS, buf), ENOTTY); /* control: it reached the file system */
	}
	EXPECT_AVC("cell_t", "cell_ioctl_t", "file", "ioctl");
	const struct avc *avc = avc_get(0);
	EXPECT(avc && strstr(avc->text, "ioctlcmd=0x5413"));
}
