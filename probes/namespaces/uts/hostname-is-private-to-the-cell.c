/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "probe.h"

/* Kernel bug it catches: sethostname(2) or uname(2) using init_uts_ns instead of the caller's. */
static void watch(void);

PROBE(.claim = "A host name set in a new UTS namespace is seen inside and leaves the host's alone",
	.source = "uts_namespaces(7), DESCRIPTION", .needs = { "root", "ns.uts" },
	.cell = { .hostname = "cell-name", .capabilities = "all" },
	.sabotage = { .share = NS_UTS, .capabilities = "all" }, .outside = watch, )
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, "cell-name"); /* control: the cell has a name of its own */
	await(1);				/* the host's name has been taken */
	MUST(sethostname("other", 5));
	MUST(uname(&name));
	EXPECT_STR(name.nodename, "other");
	tell(1);
	await(2);
}

static void watch(void)
{
	struct utsname before, after;

	MUST(uname(&before));
	tell(1);
	await(1);
	MUST(uname(&after));
	EXPECT_STR(after.nodename, before.nodename);
	/* The sabotage shares the namespace: give the host its name back. */
	MUST(sethostname(before.nodename, strlen(before.nodename)));
	tell(2);
}
