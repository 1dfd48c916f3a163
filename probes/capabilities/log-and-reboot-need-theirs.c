/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/klog.h>
#include <sys/reboot.h>

#include "_sets.h"

/* Kernel bug it catches: the capability checked against the caller's user namespace. */
PROBE(
	.claim = "Clearing the kernel log and rebooting are EPERM to root of a child user "
		"namespace",
	.source = "capabilities(7), CAP_SYSLOG and CAP_SYS_BOOT; user_namespaces(7); syslog(2)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the size of the log is asked for in the initial namespace instead" },
)
{
	if (sabotaged()) {
		EXPECT_ERRNO(klogctl(10, NULL, 0), EPERM);
		return;
	}
	IN_USERNS(0, "0 0 1", "0 0 1") {
		row("has the capabilities there");
		EXPECT(have_cap(CAP_SYSLOG) && have_cap(CAP_SYS_BOOT)); /* control */
		row("clearing the log");
		EXPECT_ERRNO(klogctl(5, NULL, 0), EPERM);
		row("setting the console's level");
		EXPECT_ERRNO(klogctl(8, NULL, 7), EPERM);
		row("disabling ctrl-alt-del");
		EXPECT_ERRNO(reboot(RB_DISABLE_CAD), EPERM);
	}
}
