/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the capability checked against the caller's user namespace instead of
 * the one that owns the UTS namespace. */
PROBE(.claim = "sethostname(2) needs CAP_SYS_ADMIN in the user namespace that owns the UTS "
	       "namespace",
	.source = "sethostname(2), ERRORS; user_namespaces(7)",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = {
		.twin = "the user namespace gets a UTS namespace of its own in both cases" }, )
{
	IN_CHILD(CLONE_NEWUTS)
	{
		IN_USERNS(CLONE_NEWUTS, "0 0 1", "0 0 1")
		{
			row("capability in the owner");
			EXPECT_OK(sethostname("owned", 5)); /* control */
		}
		IN_USERNS(sabotaged() ? CLONE_NEWUTS : 0, "0 0 1", "0 0 1")
		{
			row("capability in a child of the owner only");
			EXPECT_ERRNO(sethostname("foreign", 7), EPERM);
		}
	}
}
