/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>

#include "glob.h"
#include "tests.h"

static const struct {
	const char *pattern, *id;
	bool match;
} cases[] = {
	{ "a/b", "a/b", true },
	{ "a/b", "a/bc", false },
	{ "a/b", "a", false },
	{ "a/*", "a/b", true },
	{ "a/*", "a/b/c", false },
	{ "a/*", "a", false },
	{ "*/b", "a/b", true },
	{ "*/b", "x/a/b", false },
	{ "a/**", "a/b", true },
	{ "a/**", "a/b/c/d", true },
	{ "a/**", "a", true },
	{ "a/**", "ab/c", false },
	{ "**", "a", true },
	{ "**", "a/b/c", true },
	{ "**/c", "a/b/c", true },
	{ "**/c", "c", true },
	{ "**/c", "a/bc", false },
	{ "a/**/c", "a/c", true },
	{ "a/**/c", "a/b/b/c", true },
	{ "a/**/c", "a/b/b/cd", false },
	{ "a/b-*-d", "a/b-c-d", true },
	{ "a/b-*-d", "a/b--d", true },
	{ "a/b-*-d", "a/b-/-d", false },
	{ "a/?", "a/b", true },
	{ "a/?", "a/", false },
	{ "a?b", "a/b", false },
	{ "", "", true },
	{ "", "a", false },
	{ "a/[b]", "a/b", false },
	{ "a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaa", false },
};

static void every_case(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool match = glob_match(cases[i].pattern, cases[i].id);

		if (match != cases[i].match)
			printf("\n  glob '%s' on '%s' gives %d", cases[i].pattern, cases[i].id,
				match);
		CU_ASSERT_EQUAL(match, cases[i].match);
	}
}

static void plain_ids(void)
{
	CU_ASSERT_FALSE(glob_is_pattern("a/b-c"));
	CU_ASSERT_TRUE(glob_is_pattern("a/*"));
	CU_ASSERT_TRUE(glob_is_pattern("a/?"));
}

void add_glob_tests(void)
{
	CU_pSuite suite = CU_add_suite("glob", NULL, NULL);

	CU_add_test(suite, "every case", every_case);
	CU_add_test(suite, "plain ids", plain_ids);
}
