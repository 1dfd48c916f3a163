/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Golden plans: runtime/test/plans/NAME.json is a configuration, NAME.plan what it becomes. With
 * UPDATE_GOLDEN=1 in the environment the .plan files are written instead of compared.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "../node.h"
#include "../util.h"
#include "tests.h"

static void compare(const char *name, size_t len, json_t *got)
{
	char file[300], *text = json_dumps(got, JSON_INDENT(2));
	cleanup_free char *wanted = NULL;
	struct err err;

	snprintf(file, sizeof(file), "plans/%.*s.plan", (int)len, name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *f = fopen(test_path(file), "w");

		CU_ASSERT_PTR_NOT_NULL_FATAL(f);
		fprintf(f, "%s\n", text);
		fclose(f);
	} else if (read_at(-100, test_path(file), &wanted, NULL, &err) < 0) {
		printf("\n%s\n", err.text);
		CU_FAIL("no golden file");
	} else {
		wanted[strlen(wanted) - 1] = 0;
		if (strcmp(wanted, text))
			printf("\n%s differs; got\n%s\n", file, text);
		CU_ASSERT_STRING_EQUAL(wanted, text);
	}
	free(text);
}

static int is_config(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return len > 5 && !strcmp(e->d_name + len - 5, ".json");
}

static void golden(void)
{
	struct dirent **list;
	int n = scandir(test_path("plans"), &list, is_config, alphasort);

	CU_ASSERT_FATAL(n > 5);
	for (int i = 0; i < n; i++) {
		cleanup_free char *text = NULL;
		json_t *config = NULL, *got;
		struct plan *plan = NULL;
		struct err err = {.text = ""};
		char file[300];
		size_t len;

		snprintf(file, sizeof(file), "plans/%s", list[i]->d_name);
		if (read_at(-100, test_path(file), &text, &len, &err) == 0 &&
			node_load(text, len, list[i]->d_name, &config, &err) == 0)
			plan = build(config, &err);
		if (!plan)
			printf("\n%s: %s\n", list[i]->d_name, err.text);
		CU_ASSERT_PTR_NOT_NULL(plan);
		if (plan) {
			got = plan_to_json(plan);
			compare(list[i]->d_name, strlen(list[i]->d_name) - 5, got);
			json_decref(got);
		}
		plan_free(plan);
		free(list[i]);
	}
	free(list);
}

void add_plans(void)
{
	CU_pSuite s = CU_add_suite("plans", NULL, NULL);

	CU_ADD_TEST(s, golden);
}
