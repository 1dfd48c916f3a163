/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bug it catches: a new UTS namespace with fields not copied, or a name written into its
 * neighbour. */
PROBE(.claim = "A UTS namespace has no system name, release, version or machine of its own",
	.source = "uts_namespaces(7), DESCRIPTION; uname(2)", .needs = { "root", "ns.uts" },
	.unsabotaged = "no call sets these fields; catches a field lost or overwritten in a new "
		       "namespace", )
{
	struct utsname before, after;
	char name[64];

	memset(name, 'y', sizeof(name));
	MUST(uname(&before));
	MUST(unshare(CLONE_NEWUTS));
	MUST(sethostname(name, sizeof(name)));
	MUST(setdomainname(name, sizeof(name)));
	MUST(uname(&after));
	EXPECT_EQ(after.nodename[63], 'y'); /* control: it is a namespace of its own */
	EXPECT_STR(after.sysname, before.sysname);
	EXPECT_STR(after.release, before.release);
	EXPECT_STR(after.version, before.version);
	EXPECT_STR(after.machine, before.machine);
	EXPECT_STR(file_text("/proc/sys/kernel/osrelease"), before.release);
}
