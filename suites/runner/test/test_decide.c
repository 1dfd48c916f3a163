/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <string.h>

#include "decide.h"
#include "machine.h"
#include "tests.h"

static struct probe make(const char *id, unsigned timeout, bool exclusive)
{
	return (struct probe){ .id = (char *)id, .timeout_ms = timeout, .exclusive = exclusive };
}

static void order(void)
{
	struct probe a = make("a", 10, false), b = make("b", 10, false),
		     slow = make("z", 99, false), alone = make("0", 500, true);

	CU_ASSERT_TRUE(plan_order(&a, &b) < 0);
	CU_ASSERT_TRUE(plan_order(&slow, &a) < 0);
	CU_ASSERT_TRUE(plan_order(&alone, &slow) > 0);
	CU_ASSERT_TRUE(plan_order(&a, &alone) < 0);
	CU_ASSERT_EQUAL(plan_order(&a, &a), 0);
}

static struct history past(bool sabotage, const enum verdict *verdicts, size_t count)
{
	struct history history = { .round = 1 };

	for (size_t i = 0; i < count; i++)
		history_add(&history, verdicts[i], verdict_expected(verdicts[i], sabotage));
	return history;
}
#define PAST(...)                                    \
	past(false, (enum verdict[]){ __VA_ARGS__ }, \
		sizeof((enum verdict[]){ __VA_ARGS__ }) / sizeof(enum verdict))

static void finals(void)
{
	struct history h = PAST(VERDICT_PASS);

	CU_ASSERT_EQUAL(history_final(&h), VERDICT_PASS);
	h.leaked = true;
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_LEAK);
	h = PAST(VERDICT_FAIL, VERDICT_PASS);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_FLAKY);
	h = PAST(VERDICT_PASS, VERDICT_FAIL);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_FAIL);
	h = PAST(VERDICT_FAIL, VERDICT_CRASH);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_CRASH);
	h = PAST(VERDICT_SPLAT, VERDICT_PASS);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_SPLAT);
	h = PAST(VERDICT_SKIP);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_SKIP);
	h = PAST(VERDICT_TIMEOUT, VERDICT_SKIP);
	CU_ASSERT_EQUAL(history_final(&h), VERDICT_FLAKY);
}

static void expected_verdicts(void)
{
	for (unsigned v = VERDICT_UNSET; v < VERDICT_COUNT; v++) {
		CU_ASSERT_EQUAL(verdict_expected(v, false), v == VERDICT_PASS || v == VERDICT_SKIP);
		CU_ASSERT_EQUAL(verdict_expected(v, true), v == VERDICT_FAIL || v == VERDICT_SKIP);
	}
}

static void what_comes_next(void)
{
	struct policy plain = { .repeat = 1 }, retry = { .repeat = 1, .retries = 2 };
	struct policy repeat = { .repeat = 3 }, until = { .repeat = 9, .until_fail = true };
	struct policy sabotage = { .repeat = 1, .retries = 2, .sabotage = true };
	struct history pass = PAST(VERDICT_PASS), fail = PAST(VERDICT_FAIL);
	struct history crash = PAST(VERDICT_CRASH), broken = PAST(VERDICT_BROKEN);

	CU_ASSERT_EQUAL(decide_next(&plain, &pass, 1, true), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&plain, &fail, 1, true), NEXT_BLAME);
	CU_ASSERT_EQUAL(decide_next(&plain, &broken, 1, true), NEXT_BLAME);
	CU_ASSERT_EQUAL(decide_next(&plain, &crash, 1, true), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&plain, &fail, 1, false), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&retry, &fail, 1, true), NEXT_RETRY);
	CU_ASSERT_EQUAL(decide_next(&retry, &crash, 2, true), NEXT_RETRY);
	CU_ASSERT_EQUAL(decide_next(&retry, &fail, 3, true), NEXT_BLAME);
	CU_ASSERT_EQUAL(decide_next(&retry, &pass, 1, true), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&repeat, &pass, 1, true), NEXT_ROUND);
	CU_ASSERT_EQUAL(decide_next(&repeat, &fail, 1, true), NEXT_ROUND);
	CU_ASSERT_EQUAL(decide_next(&until, &pass, 1, true), NEXT_ROUND);
	CU_ASSERT_EQUAL(decide_next(&until, &fail, 1, true), NEXT_BLAME);
	CU_ASSERT_EQUAL(decide_next(&until, &crash, 1, true), NEXT_FINAL);
	pass.round = fail.round = 3;
	CU_ASSERT_EQUAL(decide_next(&repeat, &pass, 1, true), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&repeat, &fail, 1, true), NEXT_BLAME);
	/* Sabotage: PASS is the unexpected one, and nothing is tried again. */
	pass.last_expected = false;
	fail.last_expected = true;
	CU_ASSERT_EQUAL(decide_next(&sabotage, &pass, 1, true), NEXT_FINAL);
	CU_ASSERT_EQUAL(decide_next(&sabotage, &fail, 1, true), NEXT_FINAL);
}

static void blame(void)
{
	CU_ASSERT_STRING_EQUAL(decide_blame(VERDICT_FAIL, VERDICT_PASS), "runtime");
	CU_ASSERT_STRING_EQUAL(decide_blame(VERDICT_BROKEN, VERDICT_PASS), "runtime");
	CU_ASSERT_STRING_EQUAL(decide_blame(VERDICT_FAIL, VERDICT_FAIL), "kernel");
	CU_ASSERT_PTR_NULL(decide_blame(VERDICT_FAIL, VERDICT_SKIP));
	CU_ASSERT_PTR_NULL(decide_blame(VERDICT_FAIL, VERDICT_BROKEN));
	CU_ASSERT_PTR_NULL(decide_blame(VERDICT_PASS, VERDICT_FAIL));
}

static void categories(void)
{
	char text[32], last[32] = "";

	categories_of(0, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "c0,c1");
	categories_of(1022, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "c0,c1023");
	categories_of(1023, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "c1,c2");
	categories_of(523775, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "c1022,c1023");
	for (unsigned k = 0; k < 5000; k++) {
		categories_of(k, text, sizeof(text));
		CU_ASSERT_STRING_NOT_EQUAL(text, last);
		memcpy(last, text, sizeof(last));
	}
}

static void taint_letters(void)
{
	char text[32];

	machine_taint_letters(0, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "");
	machine_taint_letters(1ul << 9 | 1ul << 7 | 1, text, sizeof(text));
	CU_ASSERT_STRING_EQUAL(text, "PDW");
}

static void scale_of_limits(void)
{
	CU_ASSERT_DOUBLE_EQUAL(machine_scale(10), 1.0, 1e-9);
	CU_ASSERT_DOUBLE_EQUAL(machine_scale(UNIT_US_REFERENCE), 1.0, 1e-9);
	CU_ASSERT_DOUBLE_EQUAL(machine_scale(UNIT_US_REFERENCE * 10), 10.0, 1e-9);
}

void add_decide_tests(void)
{
	CU_pSuite suite = CU_add_suite("decisions", NULL, NULL);

	CU_add_test(suite, "order of the plan", order);
	CU_add_test(suite, "final verdicts", finals);
	CU_add_test(suite, "expected verdicts", expected_verdicts);
	CU_add_test(suite, "what comes next", what_comes_next);
	CU_add_test(suite, "blame", blame);
	CU_add_test(suite, "categories", categories);
	CU_add_test(suite, "taint letters", taint_letters);
	CU_add_test(suite, "scale of time limits", scale_of_limits);
}
