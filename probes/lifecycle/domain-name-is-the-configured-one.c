/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: the member forgotten, or set as the host name, or set on the host. */
static void look(void)
{
	char name[65] = "", host[65] = "";

	MUST(getdomainname(name, sizeof(name)));
	EXPECT_STR(name, "domain.example");
	MUST(gethostname(host, sizeof(host)));
	EXPECT_STR(host, "bulkhead-host"); /* control */
	shared_words()[0] = 1;
}

PROBE(.claim = "A container has the configured NIS domain name, and the host keeps its own",
	.source = "runtime-spec config.md, Domainname; uts_namespaces(7), DESCRIPTION",
	.needs = { "root" }, .cell = { .driven = true, .hostname = "bulkhead-host" },
	.sabotage = { .twin = "the configuration has no domainname" },
	.steps = { { "look", look } }, )
{
	char before[65] = "", after[65] = "";

	oci_since(1, "domainname");
	MUST(getdomainname(before, sizeof(before)));
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "look",
				  sabotaged() ? NULL : "{\"domainname\":\"domain.example\"}")),
		0);
	EXPECT_EQ(shared_words()[0], 1);
	MUST(getdomainname(after, sizeof(after)));
	EXPECT_STR(after, before);
}
