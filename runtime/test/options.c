/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include <CUnit/Basic.h>

#include "../options.h"
#include "../state.h"
#include "tests.h"

#define ARGC(v) ((int)(sizeof(v) / sizeof((v)[0])) - 1)

static void forms(void)
{
	char *argv[] = {"run", "--bundle", "a", "-f", "--pid-file=p", "-bundle=b", "--env", "A=1", "-e",
		"B=2", "id", "--not-ours", NULL};
	const char *bundle = NULL, *pid = NULL, *env[OPTION_LIST] = {NULL};
	bool force = false;
	const struct option_spec specs[] = {{"bundle", 'b', .text = &bundle}, {"force", 'f', .flag = &force},
		{"pid-file", 0, .text = &pid}, {"env", 'e', .list = env}, {NULL}};
	struct err err;

	CU_ASSERT_EQUAL(options_parse(ARGC(argv), argv, specs, "run", &err), 10);
	CU_ASSERT_STRING_EQUAL(bundle, "b");
	CU_ASSERT_STRING_EQUAL(pid, "p");
	CU_ASSERT_TRUE(force);
	CU_ASSERT_STRING_EQUAL(env[0], "A=1");
	CU_ASSERT_STRING_EQUAL(env[1], "B=2");
	CU_ASSERT_PTR_NULL(env[2]);
}

static void ends(void)
{
	char *dashes[] = {"exec", "--", "-x", NULL}, *single[] = {"update", "-", NULL};
	const struct option_spec none[] = {{NULL}};
	struct err err;

	CU_ASSERT_EQUAL(options_parse(ARGC(dashes), dashes, none, "exec", &err), 2);
	CU_ASSERT_EQUAL(options_parse(ARGC(single), single, none, "update", &err), 1);
}

static void refusals(void)
{
	static const struct {
		char *argv[4];
		const char *text;
	} cases[] = {
		{{"run", "--nosuch"}, "run: unknown option --nosuch; 'run --help' lists them"},
		{{"run", "--bundle"}, "run: option --bundle needs a value"},
		{{"run", "--force=x"}, "run: option --force takes no value"},
		{{"run", "--bundlex", "y"}, "run: unknown option --bundlex; 'run --help' lists them"},
	};
	const char *bundle = NULL;
	bool force = false;
	const struct option_spec specs[] = {
		{"bundle", 'b', .text = &bundle}, {"force", 'f', .flag = &force}, {NULL}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = {.text = ""};
		int argc = 0;

		while (cases[i].argv[argc])
			argc++;
		CU_ASSERT(options_parse(argc, (char **)cases[i].argv, specs, "run", &err) < 0);
		CU_ASSERT_STRING_EQUAL(err.text, cases[i].text);
	}
}

static void numbers(void)
{
	long v = 3;
	struct err err;

	CU_ASSERT_EQUAL(options_number("n", "12", 0, 20, &v, &err), 0);
	CU_ASSERT_EQUAL(v, 12);
	CU_ASSERT(options_number("n", "x", 0, 20, &v, &err) < 0);
	CU_ASSERT(options_number("n", "", 0, 20, &v, &err) < 0);
	CU_ASSERT(options_number("n", "1x", 0, 20, &v, &err) < 0);
	CU_ASSERT(options_number("n", "21", 0, 20, &v, &err) < 0);
	CU_ASSERT_STRING_EQUAL(err.text, "option --n: is '21', must be a number in 0..20");
	CU_ASSERT_EQUAL(v, 12);
}

static void ids(void)
{
	static const char *const good[] = {"a", "a.b_c+d-9", "..."}, *const bad[] = {"", ".", "..", "a/b",
		"a b", "\xc3\xa4", "a\n"};
	struct err err;
	char lengthy[300];

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		CU_ASSERT_EQUAL(state_check_id(good[i], &err), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CU_ASSERT(state_check_id(bad[i], &err) < 0);
	memset(lengthy, 'a', sizeof(lengthy));
	lengthy[255] = 0;
	CU_ASSERT_EQUAL(state_check_id(lengthy, &err), 0);
	lengthy[255] = 'a';
	lengthy[256] = 0;
	CU_ASSERT(state_check_id(lengthy, &err) < 0);
}

void add_options(void)
{
	CU_pSuite s = CU_add_suite("options", NULL, NULL);

	CU_ADD_TEST(s, forms);
	CU_ADD_TEST(s, ends);
	CU_ADD_TEST(s, refusals);
	CU_ADD_TEST(s, numbers);
	CU_ADD_TEST(s, ids);
}
