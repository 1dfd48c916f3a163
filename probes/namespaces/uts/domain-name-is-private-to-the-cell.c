/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bug it catches: setdomainname(2) using init_uts_ns, or the parent's, while sethostname(2)
 * uses the caller's. */
static void watch(void);

PROBE(.claim = "A domain name set in a new UTS namespace is seen inside and leaves the host's "
	       "alone",
	.source = "uts_namespaces(7), DESCRIPTION; setdomainname(2)", .needs = { "root", "ns.uts" },
	.cell = { .capabilities = "all" }, .sabotage = { .share = NS_UTS, .capabilities = "all" },
	.outside = watch, )
{
	struct utsname name;

	await(1);
	MUST(uname(&name));
	EXPECT_STR(name.domainname, (const char *)shared_words()); /* control: a copy */
	MUST(setdomainname("cell-domain", 11));
	MUST(uname(&name));
	EXPECT_STR(name.domainname, "cell-domain");
	tell(1);
	await(2);
}

static void watch(void)
{
	struct utsname before, after;

	MUST(uname(&before));
	snprintf((char *)shared_words(), 512, "%s", before.domainname);
	tell(1);
	await(1);
	MUST(uname(&after));
	EXPECT_STR(after.domainname, before.domainname);
	/* The sabotage shares the namespace: give the host its name back. */
	MUST(setdomainname(before.domainname, strlen(before.domainname)));
	tell(2);
}
