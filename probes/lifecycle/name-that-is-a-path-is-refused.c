/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: state written outside of the runtime's directory. */
static void nothing(void)
{
}

PROBE(.claim = "An id that leads to another directory is refused, and nothing is made there",
	.source = "runtime-spec runtime.md, Create", .needs = { "root" },
	.cell = { .driven = true }, .sabotage = { .twin = "a plain id" },
	.steps = { { "nothing", nothing } }, )
{
	static const char *const names[] = { "../bulkhead-out", "bulkhead/in", ".." };
	const char *bundle = bundle_new("bulkhead-one", "nothing", NULL);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		row("%s", names[i]);
		EXPECT(runtime_refuses("create --bundle %s %s", bundle,
			sabotaged() ? "bulkhead-plain" : names[i]));
		EXPECT_EQ(oci_groups("bulkhead-one"), 0);
		if (sabotaged())
			return;
	}
	EXPECT_ERRNO(access(fmt("%s/bulkhead-out", scratch()), F_OK), ENOENT);
	row("a plain one");
	oci_create("bulkhead-one", bundle);
	EXPECT_STR(runtime_status("bulkhead-one"), "created"); /* control */
}
