/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every malformed configuration is refused in one line that names file, path, wrong and right. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "tests.h"

static const struct {
	const char *path, *json, *text;
} cases[] = {
#include "errors_cases.h"
};

static void refused(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		json_t *config = base_config();
		struct err err = {.text = "(no error)"};
		struct plan *plan;

		set_at(config, cases[i].path, cases[i].json);
		plan = build(config, &err);
		if (plan || strcmp(err.text, cases[i].text))
			printf("\n%s = %s\n  wanted %s\n  got    %s\n", cases[i].path, cases[i].json,
				cases[i].text, plan ? "(accepted)" : err.text);
		CU_ASSERT_PTR_NULL(plan);
		CU_ASSERT_STRING_EQUAL(err.text, cases[i].text);
		CU_ASSERT_EQUAL(err.code, EINVAL);
		plan_free(plan);
	}
}

/* Control: what is not refused, among it what the specification says must be ignored. */
static void accepted(void)
{
	static const char *const fine[][2] = {
		{"unknownProperty", "{\"x\": 1}"},
		{"linux.unknown", "[1, 2]"},
		{"process.rlimits", "null"},
		{"annotations", "{\"a\": \"b\"}"},
		{"ociVersion", "\"1.0.2-dev\""},
		{"process", ""},
		{"linux.resources", "null"},
		{"hostname", "\"h\""},
		{"linux.cgroupsPath", "\"a/b\""},
		{"process.user.uid", "4294967294"},
	};

	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
		json_t *config = base_config();
		struct err err = {.text = ""};
		struct plan *plan;

		set_at(config, fine[i][0], fine[i][1]);
		plan = build(config, &err);
		if (!plan)
			printf("\n%s: %s\n", fine[i][0], err.text);
		CU_ASSERT_PTR_NOT_NULL(plan);
		plan_free(plan);
	}
}

static void a_name_cannot_forge_a_line(void)
{
	json_t *config = base_config();
	struct err err;

	set_at(config, "linux.namespaces.0.type", "\"a\\nb\"");
	CU_ASSERT_PTR_NULL(build(config, &err));
	CU_ASSERT_PTR_NULL(strchr(err.text, '\n'));
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'a?b'"));
}

static void a_prefix_is_put_before(void)
{
	struct err err;

	CU_ASSERT_EQUAL(fail_errno(&err, ENOENT, "open %s", "x"), -ENOENT);
	CU_ASSERT_EQUAL(fail_in(&err, "step %d", 2), -ENOENT);
	CU_ASSERT_STRING_EQUAL(err.text, "step 2: open x: No such file or directory");
}

void add_errors(void)
{
	CU_pSuite s = CU_add_suite("errors", NULL, NULL);

	CU_ADD_TEST(s, refused);
	CU_ADD_TEST(s, accepted);
	CU_ADD_TEST(s, a_name_cannot_forge_a_line);
	CU_ADD_TEST(s, a_prefix_is_put_before);
}
