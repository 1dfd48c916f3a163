/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"
#include "vm/ledger.h"

/* Feeds one record; whether the journal takes it.  The changed record is kept in `last`. */
static json_t *last;

static bool take(struct ledger *ledger, const char *type, const char *probe, const char *verdict)
{
	json_decref(last);
	last = json_pack("{s:s s:s* s:s* s:i s:s s:i}", "type", type, "probe", probe, "verdict",
		verdict, "attempt", 1, "driver", "native", "timeout_ms", 4000);
	return ledger_take(ledger, last);
}

static const char *text(const json_t *record, const char *key)
{
	const char *value = json_string_value(json_object_get(record, key));

	return value ? value : "";
}

static void plan(struct ledger *ledger)
{
	json_decref(last);
	last = json_pack("{s:s s:b s:i}", "type", "run", "sabotage", 0, "unit_us", 1300);
	CU_ASSERT_TRUE(ledger_take(ledger, last));
	CU_ASSERT_TRUE(take(ledger, "feature", NULL, NULL));
	CU_ASSERT_TRUE(take(ledger, "plan", "a/one", NULL));
	CU_ASSERT_TRUE(take(ledger, "plan", "a/two", NULL));
	CU_ASSERT_TRUE(take(ledger, "plan", "a/three", NULL));
}

static json_t *crash(struct ledger *ledger, const char *kind, unsigned boot)
{
	json_t *records = json_array(), *log = json_pack("[s]", "Kernel panic - not syncing: x");
	struct crash how = { kind, "panic", !strcmp(kind, "hang") ? "TIMEOUT" : "SPLAT", "now",
		boot, log };

	ledger_crash(ledger, &how, records);
	json_decref(log);
	return records;
}

/* The ids still to run, joined by blanks; static. */
static const char *rest(const struct ledger *ledger, bool suspects)
{
	static char all[256];
	struct strv list = { 0 };

	all[0] = 0;
	ledger_rest(ledger, suspects, &list);
	for (size_t i = 0; i < list.n; i++) {
		strcat(all, i ? " " : "");
		strcat(all, list.v[i]);
	}
	strv_free(&list);
	return all;
}

static void done(struct ledger *ledger)
{
	json_decref(last);
	last = NULL;
	ledger_free(ledger);
}

static void test_clean_run_is_passed_through(void)
{
	struct ledger ledger = { 0 };
	json_t *counts;

	plan(&ledger);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/one a/two a/three");
	CU_ASSERT_TRUE(take(&ledger, "start", "a/one", NULL));
	CU_ASSERT_EQUAL(ledger_limit_ms(&ledger), 40000); /* ten times slower than the reference */
	CU_ASSERT_TRUE(take(&ledger, "result", "a/one", "PASS"));
	CU_ASSERT_EQUAL(ledger_limit_ms(&ledger), 0);
	CU_ASSERT_TRUE(take(&ledger, "final", "a/one", "PASS"));
	CU_ASSERT_FALSE(take(&ledger, "end", NULL, NULL));
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/two a/three");
	counts = ledger_counts(&ledger);
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(counts, "PASS")), 1);
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(counts, "MISS")), 2);
	json_decref(counts);
	done(&ledger);
}

static void test_later_boots_repeat_nothing(void)
{
	struct ledger ledger = { 0 };

	plan(&ledger);
	CU_ASSERT_FALSE(take(&ledger, "run", NULL, NULL));
	CU_ASSERT_FALSE(take(&ledger, "feature", NULL, NULL));
	CU_ASSERT_FALSE(take(&ledger, "plan", "a/one", NULL));
	CU_ASSERT_FALSE(take(&ledger, "agent", NULL, NULL));
	done(&ledger);
}

static void test_single_suspect_is_blamed_retried_and_left_out(void)
{
	struct ledger ledger = { 0 };
	json_t *records;

	plan(&ledger);
	take(&ledger, "start", "a/one", NULL);
	records = crash(&ledger, "panic", 1);
	CU_ASSERT_EQUAL(json_array_size(records), 1);
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 0), "probe"), "a/one");
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 0), "type"), "panic");
	json_decref(records);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/two a/three");
	CU_ASSERT_STRING_EQUAL(rest(&ledger, true), "a/one");

	take(&ledger, "start", "a/one", NULL);
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(last, "attempt")), 2);
	records = crash(&ledger, "hang", 2);
	CU_ASSERT_EQUAL_FATAL(json_array_size(records), 2);
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 0), "type"), "hang");
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 1), "type"), "final");
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 1), "verdict"), "TIMEOUT");
	json_decref(records);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, true), "");
	done(&ledger);
}

static void test_several_suspects_are_not_blamed_before_one_is_alone(void)
{
	struct ledger ledger = { 0 };
	json_t *records;

	plan(&ledger);
	take(&ledger, "start", "a/one", NULL);
	take(&ledger, "start", "a/two", NULL);
	records = crash(&ledger, "panic", 1);
	CU_ASSERT_EQUAL_FATAL(json_array_size(records), 1);
	CU_ASSERT_TRUE(json_is_null(json_object_get(json_array_get(records, 0), "probe")));
	CU_ASSERT_EQUAL(
		json_array_size(json_object_get(json_array_get(records, 0), "suspects")), 2);
	json_decref(records);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, true), "a/one a/two");

	/* The innocent one passes, and stays a PASS. */
	take(&ledger, "start", "a/one", NULL);
	take(&ledger, "result", "a/one", "PASS");
	take(&ledger, "final", "a/one", "PASS");
	CU_ASSERT_STRING_EQUAL(text(last, "verdict"), "PASS");
	take(&ledger, "start", "a/two", NULL);
	records = crash(&ledger, "panic", 2);
	CU_ASSERT_EQUAL_FATAL(json_array_size(records), 2);
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 0), "probe"), "a/two");
	CU_ASSERT_STRING_EQUAL(text(json_array_get(records, 1), "verdict"), "SPLAT");
	json_decref(records);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/three");
	done(&ledger);
}

static void test_pass_after_a_blamed_crash_is_flaky(void)
{
	struct ledger ledger = { 0 };

	plan(&ledger);
	take(&ledger, "start", "a/three", NULL);
	json_decref(crash(&ledger, "panic", 1));
	take(&ledger, "start", "a/three", NULL);
	take(&ledger, "result", "a/three", "PASS");
	CU_ASSERT_TRUE(take(&ledger, "final", "a/three", "PASS"));
	CU_ASSERT_STRING_EQUAL(text(last, "verdict"), "FLAKY");
	CU_ASSERT_EQUAL(json_integer_value(json_object_get(last, "attempts")), 2);
	done(&ledger);
}

static void test_crash_between_probes_blames_nobody(void)
{
	struct ledger ledger = { 0 };
	json_t *records;

	plan(&ledger);
	take(&ledger, "start", "a/one", NULL);
	take(&ledger, "result", "a/one", "PASS");
	records = crash(&ledger, "panic", 1);
	CU_ASSERT_EQUAL_FATAL(json_array_size(records), 1);
	CU_ASSERT_TRUE(json_is_null(json_object_get(json_array_get(records, 0), "probe")));
	json_decref(records);
	/* No final verdict yet: it runs again, among the others. */
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/one a/two a/three");
	done(&ledger);
}

static void test_excluded_probes_never_run(void)
{
	struct ledger ledger = { 0 };
	json_t *record = json_pack(
		"{s:s s:s s:s}", "type", "plan", "probe", "a/out", "excluded", "a reason");

	plan(&ledger);
	CU_ASSERT_TRUE(ledger_take(&ledger, record));
	json_decref(record);
	CU_ASSERT_STRING_EQUAL(rest(&ledger, false), "a/one a/two a/three");
	done(&ledger);
}

static void test_a_known_death(void)
{
	struct ledger ledger = { 0 };
	json_t *known = json_pack("{s:s s:s s:{s:s}}", "type", "plan", "probe", "a/known", "known",
		"verdict", "SPLAT");

	plan(&ledger);
	CU_ASSERT_TRUE(ledger_take(&ledger, known));
	json_decref(known);
	CU_ASSERT_FALSE(ledger_deaths_known(&ledger)); /* nobody was blamed for any */
	for (unsigned boot = 1; boot <= 2; boot++) {
		CU_ASSERT_TRUE(take(&ledger, "start", "a/known", NULL));
		json_decref(crash(&ledger, "panic", boot));
	}
	CU_ASSERT_TRUE(ledger_deaths_known(&ledger));
	/* Another one's death is not known. */
	CU_ASSERT_TRUE(take(&ledger, "start", "a/two", NULL));
	json_decref(crash(&ledger, "panic", 3));
	CU_ASSERT_FALSE(ledger_deaths_known(&ledger));
	done(&ledger);
}

static void test_a_known_death_among_suspects_is_not_known(void)
{
	struct ledger ledger = { 0 };
	json_t *known = json_pack("{s:s s:s s:{s:s}}", "type", "plan", "probe", "a/known", "known",
		"verdict", "SPLAT");

	plan(&ledger);
	CU_ASSERT_TRUE(ledger_take(&ledger, known));
	json_decref(known);
	CU_ASSERT_TRUE(take(&ledger, "start", "a/known", NULL));
	CU_ASSERT_TRUE(take(&ledger, "start", "a/two", NULL));
	json_decref(crash(&ledger, "panic", 1));
	CU_ASSERT_TRUE(take(&ledger, "start", "a/known", NULL));
	json_decref(crash(&ledger, "panic", 2));
	CU_ASSERT_FALSE(ledger_deaths_known(&ledger));
	done(&ledger);
}

void add_vm_ledger_tests(void)
{
	CU_pSuite suite = CU_add_suite("vm ledger", NULL, NULL);

	CU_ADD_TEST(suite, test_clean_run_is_passed_through);
	CU_ADD_TEST(suite, test_later_boots_repeat_nothing);
	CU_ADD_TEST(suite, test_single_suspect_is_blamed_retried_and_left_out);
	CU_ADD_TEST(suite, test_several_suspects_are_not_blamed_before_one_is_alone);
	CU_ADD_TEST(suite, test_pass_after_a_blamed_crash_is_flaky);
	CU_ADD_TEST(suite, test_crash_between_probes_blames_nobody);
	CU_ADD_TEST(suite, test_excluded_probes_never_run);
	CU_ADD_TEST(suite, test_a_known_death);
	CU_ADD_TEST(suite, test_a_known_death_among_suspects_is_not_known);
}
