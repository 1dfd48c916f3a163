/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: legacy_parse_param() with an unsigned difference: the text runs over its page. */
PROBE(.claim = "Mount parameters of more than a page are refused by fsconfig(2) before they "
	       "overflow it",
	.source = "CVE-2022-0185; fsconfig(2), ERRORS",
	.needs = { "root", "userns", "syscall.fsopen" },
	.cell = { .add = NS_USER, .capabilities = "all" },
	.unsabotaged = "the wall is the comparison in the kernel's parser; it catches the overflow "
		       "of its buffer", )
{
	static const char *const types[] = { "ext4", "tmpfs", "overlay", "cgroup2", "fuse" };
	char value[256];

	memset(value, 'v', 255);
	value[255] = '\0';
	for (size_t i = 0; i < 5; i++) {
		row("%s", types[i]);
		int fd = (int)syscall(SYS_fsopen, types[i], 1 /* FSOPEN_CLOEXEC */), accepted = 0;
		if (fd < 0) {
			row_skip(SKIP_KERNEL, "fsopen(%s): %s", types[i], strerrorname_np(errno));
			continue;
		}
		long r = 0;
		while (accepted < 64 && (r = syscall(SYS_fsconfig, fd, 1 /* FSCONFIG_SET_STRING */,
						 "k", value, 0)) == 0)
			accepted++;
		EXPECT_ERRNO(r, EINVAL);
		EXPECT_LE(accepted, 16);
		close(fd);
	}
	row("a known one");
	int fd = MUST(syscall(SYS_fsopen, "tmpfs", 1));
	EXPECT_OK(syscall(SYS_fsconfig, fd, 1, "size", "64k", 0)); /* control */
}
