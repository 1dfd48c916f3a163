/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: may_open_dev() that looks at the superblock and not at the mount. */
PROBE(.claim = "A device node that is bound into a cell with nodev cannot be opened there: EACCES",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace; mount(2), "
		  "MS_NODEV",
	.needs = { "root" },
	.cell = { .mounts = { { "/var/node", "bind", "/dev/zero", "bind,nodev" } } },
	.sabotage = { .mounts = { { "/var/node", "bind", "/dev/zero", "bind" } } }, )
{
	struct stat st;

	MUST(stat("/var/node", &st));
	EXPECT(S_ISCHR(st.st_mode)); /* control */
	EXPECT_ERRNO(open("/var/node", O_RDONLY | O_CLOEXEC), EACCES);
}
