/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <CUnit/Basic.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"
#include "util.h"
#include "vm/stream.h"

static void keep(void *list, char *line, size_t length)
{
	CU_ASSERT_EQUAL(strlen(line), length);
	strv_add(list, line);
}

static void test_any_cut_gives_the_same_lines(void)
{
	static const char text[] = "{\"a\":1}\r\n\n{\"b\":2}\r\r\ntail";
	static const char *const wanted[] = { "{\"a\":1}", "", "{\"b\":2}", "tail" };
	size_t n = strlen(text);

	for (size_t cut = 0; cut <= n; cut++) {
		struct stream stream = { 0 };
		struct strv lines = { 0 };

		stream_feed(&stream, text, cut, keep, &lines);
		stream_feed(&stream, text + cut, n - cut, keep, &lines);
		stream_finish(&stream, keep, &lines);
		CU_ASSERT_EQUAL_FATAL(lines.n, 4);
		for (size_t i = 0; i < 4; i++)
			CU_ASSERT_STRING_EQUAL(lines.v[i], wanted[i]);
		stream_free(&stream);
		strv_free(&lines);
	}
}

static void test_overlong_line_is_dropped_and_counted(void)
{
	struct stream stream = { 0 };
	struct strv lines = { 0 };
	char *filler = xcalloc(STREAM_LINE_MAX, 1);

	memset(filler, 'x', STREAM_LINE_MAX);
	stream_feed(&stream, filler, STREAM_LINE_MAX, keep, &lines);
	stream_feed(&stream, "x\nnext\n", 7, keep, &lines);
	CU_ASSERT_EQUAL(stream.overlongs, 1);
	CU_ASSERT_EQUAL_FATAL(lines.n, 1);
	CU_ASSERT_STRING_EQUAL(lines.v[0], "next");
	free(filler);
	stream_free(&stream);
	strv_free(&lines);
}

static void take(void *list, const char *line)
{
	strv_add(list, line);
}

static void test_console_is_cleaned_and_read(void)
{
	struct console console = { 0 };
	struct strv lines = { 0 };

	console_add(&console, "[    0.000000] Linux version 6.1.0 (x) #1 SMP Debian");
	console_add(&console, "a probe says: Linux version 6.1");
	CU_ASSERT_EQUAL(console.banners, 1);
	console_add(&console, "\033[33mcolour\033[0m \001plain\ttab");
	console_excerpt(&console, 10, take, &lines);
	CU_ASSERT_EQUAL_FATAL(lines.n, 3);
	CU_ASSERT_STRING_EQUAL(lines.v[2], "colour plain\ttab");
	CU_ASSERT_FALSE(console.panicked);
	console_add(&console, "[   11.1] Kernel panic - not syncing: sysrq triggered crash");
	CU_ASSERT_TRUE(console.panicked);
	console_add(&console, "[    0.000000] Linux version 6.1.0 (x) #1 SMP Debian");
	CU_ASSERT_EQUAL(console.banners, 2);
	strv_free(&lines);
	console_free(&console);
}

static void test_excerpt_begins_a_little_before_the_trouble(void)
{
	struct console console = { 0 };
	struct strv lines = { 0 };

	for (int i = 0; i < 3 * CONSOLE_LINES; i++) {
		cleanup_free char *line =
			xasprintf(i == 3 * CONSOLE_LINES - 50 ? "BUG: bad %d" : "line %d", i);

		console_add(&console, line);
	}
	console_excerpt(&console, 20, take, &lines);
	CU_ASSERT_EQUAL_FATAL(lines.n, 20);
	CU_ASSERT_STRING_EQUAL(lines.v[5], "BUG: bad 1150");
	strv_free(&lines);

	/* No sign left in the ring: the last ones. */
	for (int i = 0; i < CONSOLE_LINES; i++)
		console_add(&console, "quiet");
	console_add(&console, "last");
	console_excerpt(&console, 20, take, &lines);
	CU_ASSERT_FATAL(lines.n > 0 && lines.n <= 20);
	CU_ASSERT_STRING_EQUAL(lines.v[lines.n - 1], "last");
	strv_free(&lines);
	console_free(&console);
}

void add_vm_stream_tests(void)
{
	CU_pSuite suite = CU_add_suite("vm stream", NULL, NULL);

	CU_ADD_TEST(suite, test_any_cut_gives_the_same_lines);
	CU_ADD_TEST(suite, test_overlong_line_is_dropped_and_counted);
	CU_ADD_TEST(suite, test_console_is_cleaned_and_read);
	CU_ADD_TEST(suite, test_excerpt_begins_a_little_before_the_trouble);
}
