/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bug it catches: CAP_SYS_ADMIN looked up in the initial user namespace, or not at all. */
PROBE(
	.claim = "CAP_SYS_ADMIN in the caller's own user namespace is enough to load a filter",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "root", "userns", "seccomp.filter" },
	.sabotage = { .twin = "the capability is kept where it ought to be dropped" },
)
{
	IN_CHILD(0) {
		become(1000, 1000);
		IN_USERNS(0, "0 1000 1", "0 1000 1") {
			row("held in a child user namespace of an unprivileged user");
			EXPECT_OK(filter_try(0, PROGRAM(RETURN(ALLOW)))); /* control */
		}
		IN_USERNS(0, "0 1000 1", "0 1000 1") {
			row("dropped there");
			if (!sabotaged())
				drop_cap(CAP_SYS_ADMIN);
			EXPECT_ERRNO(filter_try(0, PROGRAM(RETURN(ALLOW))), EACCES);
		}
	}
}
