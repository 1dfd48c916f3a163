/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Runtime bug it catches: the name set on the host, or after the program has begun. */
PROBE(.claim = "A cell's program finds the configured host name, in uname(2) and in procfs",
	.source = "runtime-spec config.md, Hostname; uts_namespaces(7)", .needs = { "root" },
	.cell = { .hostname = "cell-of-lifecycle" },
	.sabotage = { .hostname = "cell-of-lifecycl" }, )
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, "cell-of-lifecycle");
	EXPECT_STR(file_text("/proc/sys/kernel/hostname"), "cell-of-lifecycle");
	EXPECT_STR(name.sysname, "Linux"); /* control */
}
