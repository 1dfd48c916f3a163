/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests.h"

#include <stdlib.h>
#include <string.h>

#define LITERAL(text) text, sizeof(text) - 1

static void is(char *got, const char *wanted)
{
	CU_ASSERT_STRING_EQUAL(got, wanted);
	free(got);
}

static void sequences_go_whole(void)
{
	is(text_clean(LITERAL("a\x1b[1;31mred\x1b[0m b")), "ared b");
	is(text_clean(LITERAL("\x1b]0;title\x07"
			      "after")),
		"after");
	is(text_clean(LITERAL("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\")), "link");
	is(text_clean(LITERAL("\x1bP1$r\x1b\\x\x1b(Bz\x1b=!")), "xz!");
	is(text_clean(LITERAL("\xc2\x9b"
			      "2Jgone")),
		"gone");
	/* One without an end must not swallow what follows. */
	is(text_clean(LITERAL("\x1b]0;evidence\nline")), "0;evidence\nline");
	is(text_clean(LITERAL("end\x1b[")), "end");
	is(text_clean(LITERAL("end\x1b")), "end");
}

static void bytes_become_utf8(void)
{
	is(text_clean(LITERAL("a\xff"
			      "b")),
		"a\xef\xbf\xbd"
		"b");
	is(text_clean(LITERAL("\xc0\x80")), "\xef\xbf\xbd\xef\xbf\xbd");
	is(text_clean(LITERAL("\xed\xa0\x80")), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	is(text_clean(LITERAL("\xef\xbf\xbf")), "\xef\xbf\xbd");
	is(text_clean(LITERAL("caf\xc3\xa9 \xf0\x9f\x90\xa7")), "caf\xc3\xa9 \xf0\x9f\x90\xa7");
	is(text_clean(LITERAL("cut \xf0\x9f")), "cut \xef\xbf\xbd\xef\xbf\xbd");
	is(text_clean(LITERAL("\xe2\x80\xae"
			      "evil")),
		"\xef\xbf\xbd"
		"evil");
}

static void controls_go(void)
{
	is(text_clean(LITERAL("a\0b\x01\x7f"
			      "c\xc2\x85")),
		"abc");
	is(text_clean(LITERAL("a\r\nb\rc\n\td")), "a\nb\nc\n\td");
	is(text_one_line(LITERAL(" a\nb\tc \r\n")), "a b c");
	is(text_one_line(LITERAL(" \n ")), "");
}

static void json_is_repaired(void)
{
	is(text_repair_json(LITERAL("{\"a\":\"x\x1by\"}")), "{\"a\":\"x\\u001by\"}");
	is(text_repair_json(LITERAL("{\"a\":\"\\ud800!\"}")), "{\"a\":\"\\ufffd!\"}");
	is(text_repair_json(LITERAL("\"\\ud83d\\udc27\"")), "\"\\ud83d\\udc27\"");
	is(text_repair_json(LITERAL("\"q\\\"\xff\"")), "\"q\\\"\xef\xbf\xbd\"");
	is(text_repair_json(LITERAL("\"\\\\\" \x01")), "\"\\\\\" \x01");
	is(text_repair_json(LITERAL("\"\\")), "\"\\");
}

static void words_tails_and_times(void)
{
	is(text_shell("namespaces/pid/x"), "namespaces/pid/x");
	is(text_shell("x'; rm #"), "'x'\\''; rm #'");
	is(text_slug("a b>c/d", "/"), "a_b_c/d");
	CU_ASSERT_STRING_EQUAL(text_tail("one\ntwo\nthree\n", 8), "three\n");
	CU_ASSERT_STRING_EQUAL(text_tail("short", 8), "short");
	CU_ASSERT_STRING_EQUAL(text_tail("\xc3\xa9\xc3\xa9", 3), "\xc3\xa9");
	CU_ASSERT(text_is_time("2026-01-02T03:04:05Z"));
	CU_ASSERT(text_is_time("2026-01-02T03:04:05.678Z"));
	CU_ASSERT(!text_is_time("2026-01-02 03:04:05"));
	CU_ASSERT(!text_is_time(""));
}

void add_text_tests(void)
{
	CU_pSuite suite = CU_add_suite("text", NULL, NULL);

	CU_ADD_TEST(suite, sequences_go_whole);
	CU_ADD_TEST(suite, bytes_become_utf8);
	CU_ADD_TEST(suite, controls_go);
	CU_ADD_TEST(suite, json_is_repaired);
	CU_ADD_TEST(suite, words_tails_and_times);
}
