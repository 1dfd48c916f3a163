/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "tests.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const journals[] = { "good.jsonl", "hostile.jsonl", "sabotage.jsonl",
	"flaky.jsonl", "calls.jsonl", "panic.jsonl", "known.jsonl", "empty.jsonl", "no-end.jsonl",
	"later.jsonl", NULL };

static void check(const char *path, const char *what)
{
	for (const char *const *f = report_formats(); *f; f++) {
		char *text = report_of(path, *f);
		const char *broken = broken_rule(*f, text);

		if (broken)
			fprintf(stderr, "%s as %s: %s\n", what, *f, broken);
		CU_ASSERT_PTR_NULL(broken);
		free(text);
	}
}

static void every_format_of_every_journal(void)
{
	for (const char *const *j = journals; *j; j++)
		check(fixture(*j), *j);
}

static void every_format_of_every_cut(void)
{
	char path[32], *bytes, what[32];
	size_t whole;
	int fd;

	bytes = slurp(fixture("hostile.jsonl"), &whole);
	fd = memory_file(bytes, whole, path);
	for (size_t n = whole; n > 7; n -= 7) {
		if (ftruncate(fd, (off_t)n))
			abort();
		snprintf(what, sizeof(what), "cut at %zu", n);
		check(path, what);
	}
	close(fd);
	free(bytes);
}

static void contains(const char *journal, const char *format, const char *part)
{
	char *text = report_of(fixture(journal), format);

	CU_ASSERT_PTR_NOT_NULL_FATAL(text);
	if (!strstr(text, part))
		fprintf(stderr, "%s as %s lacks: %s\n", journal, format, part);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, part));
	free(text);
}

static void what_each_format_says(void)
{
	contains("good.jsonl", "tap",
		"    # Subtest: namespaces/pid/visibility-is-downwards\n    1..4\n");
	contains("good.jsonl", "tap", "# SKIP MODULE: libkmod: xt_SECMARK");
	contains("good.jsonl", "tap", "# SKIP EXCLUDED: needs CAP_NET_ADMIN");
	contains("good.jsonl", "tap", "    not ok 3 - the probe as a whole\n");
	contains("good.jsonl", "ktap", "  KTAP version 1\n  # Subtest: ");
	contains("good.jsonl", "ktap", "# TIMEOUT no verdict within its time limit of 10000 ms");
	contains("good.jsonl", "kselftest", " selftests: cgroups/pids: pids-max-refuses-fork\n");
	contains("good.jsonl", "junit",
		"<error message=\"died by SIGSEGV before it gave a verdict\" type=\"CRASH\">");
	contains("good.jsonl", "junit",
		"classname=\"namespaces.mount\" name=\"locked-flags-stay\" time=\"0.012\"");
	contains("good.jsonl", "junit-strict", "<flakyFailure ");
	contains("good.jsonl", "html",
		"bulkhead run --verbose --driver reference namespaces/mount/locked-flags-stay");
	contains(
		"good.jsonl", "kcidb", "\"path\": \"bulkhead.namespaces.mount.locked-flags-stay\"");
	contains("good.jsonl", "kcidb", "\"status\": \"MISS\"");
	contains("good.jsonl", "tmt",
		"- name: \"/namespaces/mount/locked-flags-stay\"\n  result: \"fail\"\n");
	contains("good.jsonl", "lava",
		"<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=oom-kills-inside-only RESULT=unknown");
	contains("good.jsonl", "squad", "\"cgroups/memory/oom-kills-inside-only\"");
	contains("sabotage.jsonl", "tap", "survived its sabotage");
	contains("hostile.jsonl", "html", "&lt;script&gt;alert(1)&lt;/script&gt;");
	contains("hostile.jsonl", "junit", "]]&gt;");
	contains("hostile.jsonl", "tap", "Kernel panic - not syncing; VFS: x");
	contains("known.jsonl", "tap", "# XFAIL FAIL: the fix is queued for 6.12.120");
	contains("known.jsonl", "tap", "remove its entry at suites/baselines/6.12.baseline:12");
	contains("known.jsonl", "kcidb", "\"issue_version\": 1");
	contains("known.jsonl", "kcidb", "\"build_id\": \"example:1234\"");
	contains("known.jsonl", "kcidb", "\"url\": \"https://ci.example.org/77/journal.jsonl\"");
	contains("good.jsonl", "kcidb", "\"valid\": true");
	contains("known.jsonl", "squad", "\"job_id\": \"job-77\"");
	contains("empty.jsonl", "tap", "not ok 1 - bulkhead/run\n");
}

/* The table over probes and drivers: every driver that ran, what was expected and seen of each call. */
static void call_by_call(void)
{
	contains("calls.jsonl", "html",
		"id=\"calls-x86-64\" open><summary>x86-64: 3 calls, 1 answers "
		"not as expected</summary>");
	contains(
		"calls.jsonl", "html", "id=\"calls-i386\"><summary>i386: 1 calls, all as expected");
	contains("calls.jsonl", "html", "default-holds-for-every-call<br><small>no cell</small>");
	contains("calls.jsonl", "html", "<br><small>driver reference</small>");
	contains("calls.jsonl", "html", "<br><small>driver native</small>");
	contains("calls.jsonl", "html",
		"<td class=\"id\">bpf</td>"
		"<td class=\"bad\">allowed</td><td>EPERM</td><td>allowed</td>"
		"<td class=\"as\">denied</td><td>EPERM</td><td>EPERM</td>"
		"<td class=\"as\">denied</td><td>EPERM</td><td>EPERM</td></tr>");
	contains("calls.jsonl", "html",
		"<td class=\"id\">&lt;b&gt;</td>"
		"<td class=\"as\">denied</td><td>killed</td><td>killed</td>"
		"<td colspan=\"3\"></td><td colspan=\"3\"></td></tr>");
	contains("calls.jsonl", "tap", "    ok 2 - x86-64 bpf\n");
	contains("calls.jsonl", "json", "\"got\": \"EPERM\"");
	char *text = report_of(fixture("good.jsonl"), "html");
	CU_ASSERT_PTR_NULL(strstr(text, "id=\"calls\""));
	free(text);
}

static void error_of(const char *journal, const char *format, const char *out, const char *part)
{
	char *error = NULL;

	CU_ASSERT_EQUAL(report_write(journal, format, out, &error), -1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(error);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, part));
	CU_ASSERT_PTR_NULL(strchr(error, '\n'));
	free(error);
}

static size_t entries(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t n = 0;

	while (dir && readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void errors_name_the_file(void)
{
	error_of("/nonexistent/x.jsonl", "tap", "-", "/nonexistent/x.jsonl: No such file");
	error_of("/", "tap", "-", "is a folder");
	error_of(fixture("good.jsonl"), "tapp", "-", "tapp: not a report format; known are: tap ");
	error_of(fixture("good.jsonl"), "tap", "/nonexistent/out",
		"/nonexistent/out: cannot create");
	error_of(fixture("main.c"), "tap", "-", "main.c:1: ");
	error_of(fixture("good.jsonl"), "tap", "/dev/full", "No space left");
}

static void a_file_is_whole_or_the_old_one(void)
{
	char folder[] = "/tmp/bulkhead-reports.XXXXXX", *path, *text, *error = NULL;
	struct stat st;
	size_t n;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
	path = text_format("%s/report.tap", folder);
	CU_ASSERT_EQUAL(report_write(fixture("flaky.jsonl"), "tap", path, &error), 0);
	CU_ASSERT(stat(path, &st) == 0 && (st.st_mode & 0400));
	error_of(fixture("main.c"), "tap", path, "main.c:1");
	text = slurp(path, &n);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "ok 3 - "));
	CU_ASSERT_EQUAL(entries(folder), 1);
	unlink(path);
	rmdir(folder);
	free(text);
	free(path);
}

void add_format_tests(void)
{
	CU_pSuite suite = CU_add_suite("formats", NULL, NULL);

	CU_ADD_TEST(suite, every_format_of_every_journal);
	CU_ADD_TEST(suite, every_format_of_every_cut);
	CU_ADD_TEST(suite, what_each_format_says);
	CU_ADD_TEST(suite, call_by_call);
	CU_ADD_TEST(suite, errors_name_the_file);
	CU_ADD_TEST(suite, a_file_is_whole_or_the_old_one);
}
