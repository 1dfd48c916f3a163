/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "baseline.h"
#include "tests.h"

#define TODAY "2026-11-25"
#define REST  " owner=jane until=2026-11-25 link=https://b.example/7#c2 # slow bus\n"

static int parse(const char *text, struct baseline *ret, char **error)
{
	FILE *in = fmemopen((char *)text, strlen(text), "r");
	int rc;

	*error = NULL;
	*ret = (struct baseline){ 0 };
	rc = baseline_parse(in, "dir/x.baseline", TODAY, ret, error);
	fclose(in);
	return rc;
}

static void a_whole_baseline(void)
{
	struct baseline b;
	char *error;

	CU_ASSERT_EQUAL_FATAL(parse("# about\n\nFAIL a/* kernel=6.1..6.12" REST
				    "FLAKY a/b/c variant=v1 driver=runc" REST,
				      &b, &error),
		0);
	CU_ASSERT_EQUAL_FATAL(b.entries, 2);
	CU_ASSERT_EQUAL(b.entry[0].verdict, VERDICT_FAIL);
	CU_ASSERT_EQUAL(b.entry[0].line, 3);
	CU_ASSERT_STRING_EQUAL(b.entry[0].glob, "a/*");
	/* Its own day is the last one; a link may have a '#'. */
	CU_ASSERT_STRING_EQUAL(b.entry[0].link, "https://b.example/7#c2");
	CU_ASSERT_STRING_EQUAL(b.entry[0].reason, "slow bus");
	CU_ASSERT_EQUAL(b.entry[1].verdict, VERDICT_FLAKY);
	CU_ASSERT_STRING_EQUAL(b.entry[1].driver, "runc");
	baseline_free(&b);
}

static const struct {
	const char *text, *error;
} bad[] = {
	{ "PASS a/b kernel=any" REST, "1: 'PASS' needs no entry" },
	{ "MISS a/b kernel=any" REST, "1: 'MISS' needs no entry" },
	{ "#\nfail a/b kernel=any" REST, "2: 'fail' is no verdict; a line is: FAIL GLOB" },
	{ "FAIL kernel=any" REST, "1: no probe is named" },
	{ "FAIL\n", "1: no probe is named" },
	{ "FAIL a/b" REST, "1: neither kernel= nor variant=" },
	{ "FAIL a/b kernel=six" REST, "1: kernel=six is no range; right are 6.12, 6.1..6.12" },
	{ "FAIL a/b kernel=.." REST, "1: kernel=.. is no range" },
	{ "FAIL a/b kernel=6.1...6.2" REST, "1: kernel=6.1...6.2 is no range" },
	{ "FAIL a/b kernel=any kernel=6" REST, "1: a second kernel=" },
	{ "FAIL a/b kernel=any c" REST, "1: 'c': after the glob come kernel=" },
	{ "FAIL a/b kernel=any color=red" REST, "1: unknown setting 'color='; known are kernel" },
	{ "FAIL a/b kernel=any until=2026-12-01 link=https://x # r\n", "1: owner= is missing" },
	{ "FAIL a/b kernel=any owner=? until=2026-12-01 link=https://x # r\n",
		"1: owner= is not filled in" },
	{ "FAIL a/b kernel=any owner=j link=https://x # r\n", "1: until=YYYY-MM-DD is missing" },
	{ "FAIL a/b kernel=any owner=j until=2026-12-01 # r\n", "1: link= is missing" },
	{ "FAIL a/b kernel=any owner=j until=2026-12-01 link=x # r\n", "1: link=x is no address" },
	{ "FAIL a/b kernel=any owner=j until=2026-02-31 link=https://x # r\n",
		"1: until=2026-02-31 is no day" },
	{ "FAIL a/b kernel=any owner=j until=soon link=https://x # r\n", "1: until=soon is no" },
	{ "FAIL a/b kernel=any owner=j until=2026-12-01 link=https://x\n",
		"1: the reason is missing" },
	{ "FAIL a/b kernel=any owner=j until=2026-12-01 link=https://x #  \n",
		"1: the reason is missing" },
	{ "FAIL a/b kernel=any owner=j until=2026-12-01 link=https://x # ? wanted 0, got 1\n",
		"1: the reason is missing" },
	{ "\nFAIL a/b kernel=any owner=j until=2026-11-24 link=https://x # r\n",
		"2: expired on 2026-11-24: remove the entry, or look at https://x" },
};

static void every_error_has_its_line(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cleanup_free char *wanted = xasprintf("dir/x.baseline:%s", bad[i].error);
		struct baseline b;
		char *error;

		CU_ASSERT_EQUAL(parse(bad[i].text, &b, &error), -1);
		CU_ASSERT_PTR_NOT_NULL_FATAL(error);
		if (strncmp(error, wanted, strlen(wanted)))
			printf("\n  got '%s'\n  wanted '%s'", error, wanted);
		CU_ASSERT_FALSE(strncmp(error, wanted, strlen(wanted)));
		free(error);
		baseline_free(&b);
	}
}

static void kernels_in_a_range(void)
{
	static const struct {
		const char *range, *release;
		bool holds;
	} cases[] = {
		{ "any", "6.1.0-56-amd64", true },
		{ "6.12", "6.12.117+deb12-cloud-amd64", true },
		{ "6.12", "6.1.0-56-amd64", false },
		{ "6.1", "6.12.117", false },
		{ "6.12.117", "6.12.117+deb12", true },
		{ "6.12.118", "6.12.117+deb12", false },
		{ "6.1..6.12", "6.12.999", true },
		{ "6.1..6.12", "6.6.3", true },
		{ "6.1..6.12", "6.13.0", false },
		{ "6.1..6.12", "5.10.0", false },
		{ "6.12..", "7.2.13+deb14-cloud-amd64", true },
		{ "6.12..", "6.11", false },
		{ "..6.1", "5.10.0", true },
		{ "..6.1", "6.1.192", true },
		{ "..6.1", "6.2.0", false },
		{ "7", "7.2.13", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool holds = baseline_kernel_holds(cases[i].range, cases[i].release);

		if (holds != cases[i].holds)
			printf("\n  %s on %s: %d", cases[i].range, cases[i].release, holds);
		CU_ASSERT_EQUAL(holds, cases[i].holds);
	}
}

static void who_is_covered(void)
{
	struct baseline_machine here = { "6.12.117", "swap" }, v1 = { "6.12.117", "uni+v1" };
	struct probe probes[] = { { .id = (char *)"a/b" }, { .id = (char *)"a/c" } };
	struct catalog catalog = { .probe = probes, .probes = 2 };
	struct baseline b;
	char *error = NULL;

	CU_ASSERT_EQUAL_FATAL(parse("FAIL a/b kernel=6.12 driver=runc" REST
				    "LEAK a/c variant=v1" REST "CRASH a/* kernel=7.." REST,
				      &b, &error),
		0);
	CU_ASSERT_EQUAL(baseline_check(&b, &v1, &catalog, &error), 0);
	CU_ASSERT_PTR_NOT_NULL(baseline_covers(&b, &here, "a/b", "oci:/usr/sbin/runc"));
	CU_ASSERT_PTR_NULL(baseline_covers(&b, &here, "a/b", "reference"));
	CU_ASSERT_PTR_NULL(baseline_covers(&b, &here, "a/c", "reference"));
	CU_ASSERT_PTR_NOT_NULL(baseline_covers(&b, &v1, "a/c", ""));
	baseline_free(&b);

	CU_ASSERT_EQUAL(
		parse("FAIL a/b kernel=any" REST "LEAK a/* kernel=6.12" REST, &b, &error), 0);
	CU_ASSERT_EQUAL(baseline_check(&b, &here, &catalog, &error), -1);
	CU_ASSERT_STRING_EQUAL(error, "dir/x.baseline:2: a/b is covered by dir/x.baseline:1 "
				      "already; one entry for a probe is right");
	free(error);
	baseline_free(&b);

	CU_ASSERT_EQUAL(parse("FAIL a/z kernel=1.0" REST, &b, &error), 0);
	CU_ASSERT_EQUAL(baseline_check(&b, &here, &catalog, &error), -1);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "x.baseline:1: no probe's id matches 'a/z'"));
	free(error);
	baseline_free(&b);
}

void add_baseline_tests(void)
{
	CU_pSuite suite = CU_add_suite("baselines", NULL, NULL);

	CU_add_test(suite, "a whole baseline", a_whole_baseline);
	CU_add_test(suite, "every error has its line", every_error_has_its_line);
	CU_add_test(suite, "kernels in a range", kernels_in_a_range);
	CU_add_test(suite, "who is covered", who_is_covered);
}
