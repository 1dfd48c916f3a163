/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "four.h"

/* Kernel bugs it catches: the check made in the caller's user namespace, so that any child sets its
 * creator's names; only the level of the namespace compared, so that a sibling passes; the ancestor or
 * the creator refused. */
static int set_host(void)
{
	return sethostname("set", 3);
}

static int set_domain(void)
{
	return setdomainname("set", 3);
}

PROBE(.claim = "UTS names are set with CAP_SYS_ADMIN in the owner or above it, and not below or "
	       "beside it",
	.source = "user_namespaces(7), Capabilities; sethostname(2), ERRORS",
	.needs = { "root", "userns", "ns.uts" }, .sabotage = FOUR_TWIN, )
{
	static const struct four_op ops[] = {
		{ "sethostname", set_host, CAP_SYS_ADMIN, EPERM },
		{ "setdomainname", set_domain, CAP_SYS_ADMIN, EPERM },
	};

	four_cases(&(struct four){ .ns = CLONE_NEWUTS, .ops = ops, .count = 2 });
}
