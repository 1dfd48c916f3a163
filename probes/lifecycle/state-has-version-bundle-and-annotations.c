/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <jansson.h>

#include "_oci.h"

/* Runtime bug it catches: a member of the state left out, or the bundle named as it was given. */
static void program(void)
{
	tell(1);
	await(9);
}

PROBE(.claim = "The state has the version, the id, the absolute bundle, the pid and the "
	       "annotations",
	.source = "runtime-spec runtime.md, State", .needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has other annotations" },
	.steps = { { "program", program } }, )
{
	const char *bundle = bundle_new("bulkhead-one", "program",
		fmt("{\"annotations\":{\"org.example.one\":\"%s\",\"org.example.two\":\"\"}}",
			sabotaged() ? "other" : "first"));
	int number = 0;

	MUST(chdir(scratch()));
	EXPECT_EQ(runtime_run("create --bundle bundle-bulkhead-one bulkhead-one"), 0);
	EXPECT_EQ(runtime_run("state bulkhead-one"), 0);
	json_t *state = json_loads(runtime_said(), JSON_DISABLE_EOF_CHECK, NULL);
	json_t *notes = json_object_get(state, "annotations");
	const char *version = json_string_value(json_object_get(state, "ociVersion"));

	EXPECT(version && sscanf(version, "1.%d", &number) == 1);
	EXPECT_STR(json_string_value(json_object_get(state, "id")), "bulkhead-one");
	EXPECT_STR(json_string_value(json_object_get(state, "bundle")), bundle);
	EXPECT_EQ(json_integer_value(json_object_get(state, "pid")), runtime_pid("bulkhead-one"));
	EXPECT_STR(json_string_value(json_object_get(notes, "org.example.one")), "first");
	EXPECT_STR(json_string_value(json_object_get(notes, "org.example.two")), "");
	EXPECT_EQ(json_object_size(notes), 2);
	json_decref(state);
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0); /* control */
	await(1);
	tell(9);
}
