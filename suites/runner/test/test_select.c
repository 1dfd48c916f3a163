/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "select.h"
#include "tests.h"

static struct catalog catalog;

static int set_up(void)
{
	static const char *const lines[] = {
		"{\"id\":\"b/two\",\"claim\":\"c\",\"source\":\"s\",\"needs\":[\"x.y\"],"
		"\"cell\":{\"a\":1},\"sabotage\":\"cell\",\"timeout_ms\":50}",
		"{\"id\":\"a/one\",\"claim\":\"c\",\"source\":\"s\",\"needs\":[],\"cell\":null,"
		"\"sabotage\":null,\"unsabotaged\":\"none\",\"exclusive\":true}",
		"{\"id\":\"a/three\",\"claim\":\"c\",\"source\":\"s\",\"needs\":[],\"cell\":null,"
		"\"sabotage\":\"twin\"}",
	};
	char *error;

	for (size_t i = 0; i < 3; i++) {
		if (catalog_parse_probe(lines[i], &catalog, &error))
			return 1;
	}
	catalog_sort(&catalog);
	return 0;
}

static int tear_down(void)
{
	catalog_free(&catalog);
	return 0;
}

static int pick(const struct suite *suite, const char *glob, struct narrowing narrowing,
	struct selection *ret, char **error)
{
	char *globs[] = { (char *)glob, NULL };

	*error = NULL;
	*ret = (struct selection){ 0 };
	return select_probes(&catalog, suite, globs, &narrowing, ret, error);
}

static void descriptions(void)
{
	const struct probe *probe = catalog_find(&catalog, "b/two");
	char *error = NULL;

	CU_ASSERT_PTR_NOT_NULL_FATAL(probe);
	CU_ASSERT_TRUE(strv_has(&probe->needs, "x.y"));
	CU_ASSERT_EQUAL(probe->timeout_ms, 50);
	CU_ASSERT_PTR_NOT_NULL(probe->cell);
	CU_ASSERT_PTR_NULL(catalog_find(&catalog, "b"));
	CU_ASSERT_TRUE(catalog_find(&catalog, "a/one")->exclusive);
	CU_ASSERT_EQUAL(catalog_parse_probe("{\"id\":\"x\"}", &catalog, &error), -1);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "\"claim\" is missing"));
	free(error);
	CU_ASSERT_EQUAL(catalog_parse_probe("nonsense", &catalog, &error), -1);
	free(error);
	CU_ASSERT_EQUAL(catalog_parse_feature("{\"present\":true}", &catalog, &error), -1);
	free(error);
}

static void globs(void)
{
	struct selection selection;
	char *error;

	CU_ASSERT_EQUAL(pick(NULL, NULL, (struct narrowing){ 0 }, &selection, &error), 0);
	CU_ASSERT_EQUAL(selection.count, 3);
	CU_ASSERT_STRING_EQUAL(selection.probe[0]->id, "a/one");
	free(selection.probe);
	CU_ASSERT_EQUAL(pick(NULL, "a/**", (struct narrowing){ 0 }, &selection, &error), 0);
	CU_ASSERT_EQUAL(selection.count, 2);
	free(selection.probe);
	CU_ASSERT_EQUAL(
		pick(NULL, "c/**", (struct narrowing){ 0 }, &selection, &error), EXIT_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "no probe's id matches 'c/**'"));
	free(error);
	CU_ASSERT_EQUAL(pick(NULL, "c/d", (struct narrowing){ 0 }, &selection, &error), EXIT_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "there is no probe 'c/d'"));
	free(error);
}

static void narrowing(void)
{
	struct selection selection;
	char *error;

	CU_ASSERT_EQUAL(
		pick(NULL, NULL, (struct narrowing){ .sabotage = true }, &selection, &error), 0);
	CU_ASSERT_EQUAL(selection.count, 2);
	free(selection.probe);
	CU_ASSERT_EQUAL(
		pick(NULL, NULL, (struct narrowing){ .cells = true }, &selection, &error), 0);
	CU_ASSERT_EQUAL(selection.count, 1);
	free(selection.probe);
	CU_ASSERT_EQUAL(
		pick(NULL, "a/one", (struct narrowing){ .sabotage = true }, &selection, &error),
		EXIT_NOTHING);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "nothing is selected"));
	free(error);
}

static void suites(void)
{
	struct suite_item include = { .text = (char *)"a/*", .line = 1 };
	struct suite_item exclude = { .text = (char *)"a/one", .reason = (char *)"why", .line = 2 };
	struct suite suite = { .path = (char *)"s.suite",
		.include = &include,
		.includes = 1,
		.exclude = &exclude,
		.excludes = 1 };
	struct selection selection;
	char *error;

	CU_ASSERT_EQUAL_FATAL(pick(&suite, NULL, (struct narrowing){ 0 }, &selection, &error), 0);
	CU_ASSERT_EQUAL(selection.count, 2);
	CU_ASSERT_EQUAL(selection.excluded, 1);
	CU_ASSERT_STRING_EQUAL(selection.probe[0]->excluded, "why");
	free(selection.probe);
	/* Named by its own id it runs, whatever the suite says. */
	CU_ASSERT_EQUAL(pick(&suite, "a/one", (struct narrowing){ 0 }, &selection, &error), 0);
	CU_ASSERT_PTR_NULL(selection.probe[0]->excluded);
	free(selection.probe);
	exclude.text = (char *)"a/none";
	CU_ASSERT_EQUAL(
		pick(&suite, NULL, (struct narrowing){ 0 }, &selection, &error), EXIT_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, "s.suite:2: exclude: there is no probe 'a/none'"));
	free(error);
	exclude.text = (char *)"a/*";
	CU_ASSERT_EQUAL(
		pick(&suite, NULL, (struct narrowing){ 0 }, &selection, &error), EXIT_NOTHING);
	free(error);
}

static void shards(void)
{
	struct shard shard;

	CU_ASSERT_TRUE(shard_parse("2/3", &shard));
	CU_ASSERT_EQUAL(shard.index, 2);
	CU_ASSERT_FALSE(shard_parse("0/3", &shard));
	CU_ASSERT_FALSE(shard_parse("4/3", &shard));
	CU_ASSERT_FALSE(shard_parse("3", &shard));
	CU_ASSERT_FALSE(shard_parse("-1/3", &shard));
	CU_ASSERT_FALSE(shard_parse("1/3x", &shard));
	/* Stable over time: a shard that moves loses results of probes that are run elsewhere. */
	CU_ASSERT_TRUE(shard_has(&(struct shard){ 1, 3 }, "namespaces/pid/x"));
	CU_ASSERT_TRUE(shard_has(&(struct shard){ 3, 3 }, "namespaces/uts/a"));
	CU_ASSERT_TRUE(shard_has(&(struct shard){ 1, 3 }, "cgroups/pids/max-refuses-fork"));
}

static void shards_are_even(void)
{
	size_t count[4] = { 0 };

	for (unsigned i = 0; i < 4000; i++) {
		char id[64];
		unsigned owners = 0;

		snprintf(id, sizeof(id), "area/%u/probe-%u", i % 7, i);
		for (unsigned long s = 1; s <= 4; s++) {
			if (shard_has(&(struct shard){ s, 4 }, id)) {
				count[s - 1]++;
				owners++;
			}
		}
		CU_ASSERT_EQUAL(owners, 1);
	}
	for (size_t s = 0; s < 4; s++)
		CU_ASSERT_TRUE(count[s] > 900 && count[s] < 1100);
}

void add_select_tests(void)
{
	CU_pSuite suite = CU_add_suite("selection", set_up, tear_down);

	CU_add_test(suite, "descriptions", descriptions);
	CU_add_test(suite, "globs", globs);
	CU_add_test(suite, "narrowing", narrowing);
	CU_add_test(suite, "suites", suites);
	CU_add_test(suite, "shards", shards);
	CU_add_test(suite, "shards are even", shards_are_even);
}
