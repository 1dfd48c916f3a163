/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"
#include "tests.h"

static int parse(const char *text, struct suite *ret, char **error)
{
	FILE *in = fmemopen((char *)text, strlen(text), "r");
	int rc;

	*error = NULL;
	rc = suite_parse(in, "dir/x.suite", ret, error);
	fclose(in);
	return rc;
}

static void a_whole_suite(void)
{
	struct suite suite;
	char *error;

	CU_ASSERT_EQUAL_FATAL(parse("# about\n"
				    "driver   oci:/usr/bin/crun   # why not\n"
				    "must a.b\tc.d\n\n"
				    "include  x/** y/*\r\n"
				    "include z\n"
				    "exclude  x/1 x/2   #  slow, see # 7 \n",
				      &suite, &error),
		0);
	CU_ASSERT_STRING_EQUAL(suite.name, "x");
	CU_ASSERT_STRING_EQUAL(suite.driver, "oci:/usr/bin/crun");
	CU_ASSERT_EQUAL(suite.musts, 2);
	CU_ASSERT_STRING_EQUAL(suite.must[1].text, "c.d");
	CU_ASSERT_EQUAL(suite.must[1].line, 3);
	CU_ASSERT_EQUAL_FATAL(suite.includes, 3);
	CU_ASSERT_STRING_EQUAL(suite.include[1].text, "y/*");
	CU_ASSERT_EQUAL(suite.include[2].line, 6);
	CU_ASSERT_EQUAL_FATAL(suite.excludes, 2);
	CU_ASSERT_STRING_EQUAL(suite.exclude[1].reason, "slow, see # 7");
	suite_free(&suite);
}

static const struct {
	const char *text, *error;
} bad[] = {
	{ "", "dir/x.suite: no 'include' line" },
	{ "# only\n", "dir/x.suite: no 'include' line" },
	{ "include a\ninclud b\n", "dir/x.suite:2: unknown word 'includ'; known are driver, must" },
	{ "include\n", "dir/x.suite:1: 'include' names nothing" },
	{ "must   # nothing\n", "dir/x.suite:1: 'must' names nothing" },
	{ "include a\nexclude b\n", "dir/x.suite:2: 'exclude' without a reason" },
	{ "include a\nexclude b #  \n", "dir/x.suite:2: 'exclude' without a reason" },
	{ "driver\n", "dir/x.suite:1: 'driver' takes one name" },
	{ "driver a b\n", "dir/x.suite:1: 'driver' takes one name" },
	{ "driver native\ndriver native\n", "dir/x.suite:2: a second 'driver' line" },
};

static void every_error_has_its_line(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct suite suite;
		char *error;

		/* fmemopen refuses a length of zero. */
		CU_ASSERT_EQUAL(parse(*bad[i].text ? bad[i].text : "\n", &suite, &error), -1);
		CU_ASSERT_PTR_NOT_NULL_FATAL(error);
		if (strncmp(error, bad[i].error, strlen(bad[i].error)))
			printf("\n  got '%s'\n  wanted '%s'", error ? error : "", bad[i].error);
		CU_ASSERT_FALSE(strncmp(error, bad[i].error, strlen(bad[i].error)));
		free(error);
	}
}

static void a_missing_file(void)
{
	struct suite suite;
	char *error = NULL;

	CU_ASSERT_EQUAL(suite_load("/no/such.suite", &suite, &error), -1);
	CU_ASSERT_STRING_EQUAL(error, "/no/such.suite: No such file or directory");
	free(error);
	CU_ASSERT_EQUAL(suite_load("no-such-name", &suite, &error), -1);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "no suite 'no-such-name'"));
	free(error);
}

void add_suite_tests(void)
{
	CU_pSuite suite = CU_add_suite("suite files", NULL, NULL);

	CU_add_test(suite, "a whole suite", a_whole_suite);
	CU_add_test(suite, "every error has its line", every_error_has_its_line);
	CU_add_test(suite, "a missing file", a_missing_file);
}
