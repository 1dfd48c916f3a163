/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "probe.h"

/* Kernel bug it catches: sethostname(2) checks the owner of the UTS namespace and setdomainname(2)
 * does not; the capability not checked at all for the user with ID 0. */
PROBE(.claim = "setdomainname(2) needs CAP_SYS_ADMIN in the user namespace that owns the UTS "
	       "namespace",
	.source = "setdomainname(2), ERRORS; user_namespaces(7)",
	.needs = { "root", "userns", "ns.uts" },
	.sabotage = { .twin = "the caller owns its UTS namespace and keeps its capabilities" }, )
{
	IN_CHILD(CLONE_NEWUTS)
	{
		IN_USERNS(CLONE_NEWUTS, "0 0 1", "0 0 1")
		{
			row("capability in the owner");
			EXPECT_OK(setdomainname("owned", 5)); /* control */
		}
		IN_USERNS(sabotaged() ? CLONE_NEWUTS : 0, "0 0 1", "0 0 1")
		{
			row("capability in a child of the owner only");
			EXPECT_ERRNO(setdomainname("foreign", 7), EPERM);
		}
		IN_CHILD(0)
		{
			row("user ID zero without the capability");
			if (!sabotaged())
				drop_cap(CAP_SYS_ADMIN);
			EXPECT_ERRNO(setdomainname("bare", 4), EPERM);
			EXPECT_ERRNO(sethostname("bare", 4), EPERM);
		}
	}
}
