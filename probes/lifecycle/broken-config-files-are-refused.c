/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: a crash or a container for a file that is no configuration. */
static void nothing(void)
{
}

PROBE(.claim = "A config.json that is missing, empty, cut off or no object is an error without a "
	       "trace",
	.source = "runtime-spec runtime.md, Create, Errors; runtime-spec bundle.md",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the file is left as it was" }, .steps = { { "nothing", nothing } }, )
{
	static const struct {
		const char *name, *text;
	} rows[] = { { "empty", "" }, { "cut off", "{\"ociVersion\":\"1.0.2\",\"root\":{\"pa" },
		{ "a list", "[]" },
		{ "of wrong types", "{\"ociVersion\":\"1.0.2\",\"root\":7,\"process\":\"x\"}" },
		{ "an empty object", "{}" }, { "missing", NULL } };
	const char *bundle = bundle_new("bulkhead-bad", "nothing", NULL);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		const char *path = fmt("%s/config.json", bundle);
		if (rows[i].text && !sabotaged())
			make_file(path, rows[i].text, 0644);
		else if (!sabotaged())
			MUST(unlink(path));
		EXPECT(runtime_refuses("create --bundle %s bulkhead-bad", bundle));
		EXPECT_STR(runtime_status("bulkhead-bad"), "");
		EXPECT_EQ(oci_groups("bulkhead-bad"), 0);
		if (sabotaged())
			return;
	}
	row("a good one");
	oci_create("bulkhead-good", bundle_new("bulkhead-good", "nothing", NULL));
	EXPECT_STR(runtime_status("bulkhead-good"), "created"); /* control */
}
