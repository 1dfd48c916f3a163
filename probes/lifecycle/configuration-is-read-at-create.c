/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/utsname.h>

#include "_oci.h"

/* Runtime bug it catches: config.json read again by start. */
static void look(void)
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.nodename, "at-create");
	shared_words()[0] = 1;
}

PROBE(.claim = "A change of config.json after create has no effect on the container",
	.source = "runtime-spec runtime.md, Lifecycle", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "the file is changed before create" },
	.steps = { { "look", look } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "look", "{\"hostname\":\"at-create\"}");

	if (sabotaged())
		bundle_new("bulkhead-one", "look", "{\"hostname\":\"too-late\"}");
	oci_create("bulkhead-one", bundle);
	if (!sabotaged())
		bundle_new("bulkhead-one", "look",
			"{\"hostname\":\"too-late\",\"process\":{\"args\":[\"/none\"]}}");
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	EXPECT(EVENTUALLY(shared_words()[0] == 1)); /* control */
}
