/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include <CUnit/Basic.h>

#include "../node.h"
#include "tests.h"

static void loads(const char *text, const char *key, uint64_t wanted)
{
	struct node top = {.file = "f"};
	struct err err;
	uint64_t got = 0;
	json_t *v;

	CU_ASSERT_EQUAL_FATAL(node_load(text, strlen(text), "f", &v, &err), 0);
	top.v = v;
	CU_ASSERT_EQUAL(node_u64(&top, key, REQUIRED, &got, &err), 1);
	CU_ASSERT_EQUAL(got, wanted);
	json_decref(v);
}

static void big_numbers(void)
{
	loads("{\"a\": 18446744073709551615}", "a", UINT64_MAX);
	loads("{\"a\": 9223372036854775808}", "a", 9223372036854775808ULL);
	loads("{\"a\":9223372036854775807,\"b\":18446744073709551615}", "a", 9223372036854775807ULL);
	loads("{\"x\": \"18446744073709551615 \\\" 9223372036854775809\", \"a\": 18446744073709551614}",
		"a", UINT64_MAX - 1);
	loads("{\"a\": 0}", "a", 0);
}

static void refused_text(const char *text, const char *wanted)
{
	struct err err = {.text = ""};
	json_t *v = NULL;

	CU_ASSERT_NOT_EQUAL(node_load(text, strlen(text), "f", &v, &err), 0);
	CU_ASSERT_PTR_NULL(v);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, wanted));
}

static void not_a_document(void)
{
	refused_text("", "f:1:0: is not JSON: ");
	refused_text("{\n \"a\": }", "f:2:");
	refused_text("[1]", "f: is not an object, must be one");
	refused_text("{\"a\": 99999999999999999999}", "is not JSON: too big integer");
	refused_text("{\"a\": 18446744073709551616}", "is not JSON: too big integer");
	refused_text("{} x", "f:1:");
}

/* Outputs stay as they were when something is absent or wrong. */
static void outputs_untouched(void)
{
	json_t *v = json_loads("{\"s\": 1, \"n\": null, \"i\": 5}", 0, NULL);
	struct node top = {.v = v, .file = "f"};
	const char *text = "before";
	int64_t i = 7;
	bool b = true;
	struct err err;

	CU_ASSERT(node_string(&top, "s", OPTIONAL, &text, &err) < 0);
	CU_ASSERT_STRING_EQUAL(err.text, "f: s: is an integer, must be a string");
	CU_ASSERT_EQUAL(node_string(&top, "n", OPTIONAL, &text, &err), 0);
	CU_ASSERT_EQUAL(node_string(&top, "absent", OPTIONAL, &text, &err), 0);
	CU_ASSERT_STRING_EQUAL(text, "before");
	CU_ASSERT(node_string(&top, "n", REQUIRED, &text, &err) < 0);
	CU_ASSERT_STRING_EQUAL(err.text, "f: n: is missing, must be a string");
	CU_ASSERT(node_int(&top, "i", OPTIONAL, 6, 9, &i, &err) < 0);
	CU_ASSERT_STRING_EQUAL(err.text, "f: i: is 5, must be in 6..9");
	CU_ASSERT_EQUAL(i, 7);
	CU_ASSERT(node_bool(&top, "i", OPTIONAL, &b, &err) < 0);
	CU_ASSERT_TRUE(b);
	json_decref(v);
}

void add_node(void)
{
	CU_pSuite s = CU_add_suite("node", NULL, NULL);

	CU_ADD_TEST(s, big_numbers);
	CU_ADD_TEST(s, not_a_document);
	CU_ADD_TEST(s, outputs_untouched);
}
