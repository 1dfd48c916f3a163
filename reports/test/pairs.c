/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Several journals: compare, matrix, merge. */
#include "tests.h"
#include "compare.h"
#include "matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool lists(const json_t *difference, const char *list, const char *probe)
{
	json_t *entry;
	size_t i;

	json_array_foreach(get_list(difference, list), i, entry)
		if (!strcmp(get_string(entry, "probe"), probe))
			return true;
	return false;
}

static void compare_sorts_changes(void)
{
	struct journal *a = read_fixture("good.jsonl"), *b = read_fixture("later.jsonl");
	json_t *d = compare_journals(a, b);

	CU_ASSERT(lists(d, "regressed", "cgroups/pids/pids-max-refuses-fork"));
	/* It failed before as well, but one row more fails now. */
	CU_ASSERT(lists(d, "regressed", "seccomp/profile/every-system-call"));
	CU_ASSERT(lists(d, "fixed", "namespaces/user/uid-map-refuses-overlap"));
	CU_ASSERT(lists(d, "newly_skipped", "capabilities/exec-drops-ambient-on-setuid"));
	CU_ASSERT(lists(d, "new", "seccomp/tsync/failure-names-the-thread"));
	CU_ASSERT(lists(d, "gone", "lifecycle/delete-of-running-is-refused"));
	CU_ASSERT(lists(d, "slower", "namespaces/pid/visibility-is-downwards"));
	CU_ASSERT_EQUAL(json_array_size(get_list(d, "regressed")), 2);
	CU_ASSERT_STRING_EQUAL(
		get_string(json_array_get(get_list(d, "environment"), 0), "name"), "kernel");
	json_decref(d);
	d = compare_journals(a, a);
	for (const struct compare_list *l = compare_lists; l->key; l++)
		CU_ASSERT_EQUAL(json_array_size(get_list(d, l->key)), 0);
	json_decref(d);
	journal_free(a);
	journal_free(b);
}

static int compare(const char *a, const char *b, const char *format, const char *error_part)
{
	char *error = NULL;
	int rc = report_compare(fixture(a), fixture(b), format, "/dev/null", &error);

	CU_ASSERT_EQUAL(error != NULL, error_part != NULL);
	if (error && error_part)
		CU_ASSERT_PTR_NOT_NULL(strstr(error, error_part));
	free(error);
	return rc;
}

static void compare_answers(void)
{
	CU_ASSERT_EQUAL(compare("good.jsonl", "later.jsonl", "text", NULL), 1);
	CU_ASSERT_EQUAL(compare("good.jsonl", "good.jsonl", "html", NULL), 0);
	CU_ASSERT_EQUAL(compare("good.jsonl", "no-end.jsonl", "json", NULL), 1);
	CU_ASSERT_EQUAL(compare("no-end.jsonl", "good.jsonl", "json", NULL), 0);
	CU_ASSERT_EQUAL(compare("hostile.jsonl", "empty.jsonl", "html", NULL), 0);
	CU_ASSERT_EQUAL(compare("good.jsonl", "sabotage.jsonl", "text", "--sabotage"), -1);
	CU_ASSERT_EQUAL(compare("good.jsonl", "later.jsonl", "tap", "text json html"), -1);
}

static void matrix_puts_differences_first(void)
{
	struct journal *j[] = { read_fixture("good.jsonl"), read_fixture("later.jsonl"),
		read_fixture("no-end.jsonl") };
	json_t *m = matrix_of(j, 3), *line, *columns = get_list(m, "columns");
	int stage = 0;
	size_t i;

	CU_ASSERT_STRING_EQUAL(
		get_string(json_array_get(columns, 1), "name"), "7.2.13-cloud-amd64, later.jsonl");
	json_array_foreach(get_list(m, "probes"), i, line) {
		const char *kind = get_string(line, "kind");
		int now = !strcmp(kind, "differs") ? 0 : !strcmp(kind, "unexpected") ? 1 : 2;

		CU_ASSERT(now >= stage);
		stage = now;
		CU_ASSERT_EQUAL(json_array_size(get_list(line, "cells")), 3);
		if (!strcmp(get_string(line, "probe"), "seccomp/profile/every-system-call"))
			CU_ASSERT_STRING_EQUAL(
				get_string(json_array_get(get_list(line, "rows"), 0), "name"),
				"bpf");
	}
	json_decref(m);
	for (i = 0; i < 3; i++)
		journal_free(j[i]);
}

static void matrix_has_calls_of_every_run(void)
{
	struct journal *j[] = { read_fixture("calls.jsonl"), read_fixture("good.jsonl"),
		read_fixture("calls.jsonl") };
	json_t *m = matrix_of(j, 3), *tables = get_list(m, "calls"),
	       *first = json_array_get(tables, 0), *columns = get_list(first, "columns"), *line;
	size_t i;

	CU_ASSERT_EQUAL(json_array_size(tables), 2);
	CU_ASSERT_EQUAL(json_array_size(columns), 6);
	CU_ASSERT_EQUAL(get_number(json_array_get(columns, 5), "run"), 2);
	CU_ASSERT_EQUAL(get_number(first, "wrong"), 2);
	json_array_foreach(get_list(first, "lines"), i, line)
		CU_ASSERT_EQUAL(json_array_size(get_list(line, "cells")), 6);
	json_decref(m);
	for (i = 0; i < 3; i++)
		journal_free(j[i]);
}

static void matrix_in_every_format(void)
{
	static const char *const formats[] = { "text", "json", "html", NULL };
	const char *paths[] = { fixture("good.jsonl"), fixture("hostile.jsonl"),
		fixture("empty.jsonl") };
	char *error = NULL;

	for (const char *const *f = formats; *f; f++)
		CU_ASSERT_EQUAL(report_matrix(paths, 3, *f, "/dev/null", &error), 0);
	CU_ASSERT_EQUAL(report_matrix(paths, 0, "text", "/dev/null", &error), -1);
	free(error);
}

/* The shard I of 3 of a journal: the lines of every third probe, in a file of its own. */
static int shard_of(const struct journal *whole, size_t shard, char path[32])
{
	char *text = NULL, name[8];
	size_t size, i, planned = 0;
	FILE *out = open_memstream(&text, &size);
	json_t *record, *run = json_deep_copy(whole->run), *end = whole->end;
	int fd;

	for (i = 0; i < whole->count; i++)
		planned += i % 3 == shard;
	snprintf(name, sizeof(name), "%zu/3", shard + 1);
	json_object_set_new(run, "shard", json_string(name));
	json_object_set_new(run, "planned", json_integer((json_int_t)planned));
	json_dumpf(run, out, JSON_COMPACT);
	putc('\n', out);
	json_array_foreach(whole->records, i, record) {
		const struct probe *p = journal_find(whole, get_string(record, "probe"));
		bool feature = !strcmp(get_string(record, "type"), "feature");

		if (!feature && (!p || (size_t)(p - whole->probes) % 3 != shard))
			continue;
		json_dumpf(record, out, JSON_COMPACT | JSON_REAL_PRECISION(12));
		putc('\n', out);
	}
	json_dumpf(end, out, JSON_COMPACT);
	putc('\n', out);
	fclose(out);
	fd = memory_file(text, size, path);
	free(text);
	json_decref(run);
	return fd;
}

static json_t *json_report(const char *path)
{
	char *text = report_of(path, "json");
	json_t *report = json_loads(text ? text : "", 0, NULL);

	free(text);
	CU_ASSERT_PTR_NOT_NULL_FATAL(report);
	return report;
}

static void a_merge_is_the_run_that_was_not_split(void)
{
	struct journal *whole = read_fixture("good.jsonl");
	char path[3][32], out[32], *error = NULL;
	const char *paths[] = { path[0], path[1], path[2] };
	int fd[4] = { 0 };
	json_t *merged, *unsplit = json_report(fixture("good.jsonl"));

	for (size_t s = 0; s < 3; s++)
		fd[s] = shard_of(whole, s, path[s]);
	fd[3] = memory_file("", 0, out);
	CU_ASSERT_EQUAL(journal_merge(paths, 3, out, &error), 0);
	merged = json_report(out);
	CU_ASSERT(
		json_equal(json_object_get(merged, "probes"), json_object_get(unsplit, "probes")));
	CU_ASSERT(json_equal(json_object_get(merged, "areas"), json_object_get(unsplit, "areas")));
	CU_ASSERT(json_equal(
		json_object_get(merged, "features"), json_object_get(unsplit, "features")));
	CU_ASSERT(json_is_true(json_object_get(merged, "complete")));
	json_decref(merged);

	/* Without the second shard, the third cannot make it complete. */
	paths[1] = path[2];
	if (ftruncate(fd[3], 0))
		abort();
	CU_ASSERT_EQUAL(journal_merge(paths, 2, out, &error), 0);
	CU_ASSERT_EQUAL(report_exit_code(out, &error), 3);
	merged = json_report(out);
	CU_ASSERT_STRING_EQUAL(
		json_string_value(json_array_get(json_object_get(merged, "problems"), 0)),
		"shard 2/3 is missing");
	json_decref(merged);
	json_decref(unsplit);
	for (int i = 0; i < 4; i++)
		close(fd[i]);
	journal_free(whole);
}

static void merge_error(const char *a, const char *b, const char *part)
{
	const char *paths[] = { fixture(a), fixture(b) };
	char *error = NULL;

	CU_ASSERT_EQUAL(journal_merge(paths, 2, "/dev/null", &error), -1);
	CU_ASSERT_PTR_NOT_NULL_FATAL(error);
	CU_ASSERT_PTR_NOT_NULL(strstr(error, part));
	free(error);
}

static void what_cannot_be_merged(void)
{
	merge_error("good.jsonl", "later.jsonl", "kernel is \"7.2.13-cloud-amd64\", but");
	merge_error("good.jsonl", "flaky.jsonl", "is in ");
	merge_error("good.jsonl", "empty.jsonl", "empty: expected the journal of a shard");
	merge_error("good.jsonl", "nothing.jsonl", "No such file");
}

void add_pair_tests(void)
{
	CU_pSuite suite = CU_add_suite("compare, matrix, merge", NULL, NULL);

	CU_ADD_TEST(suite, compare_sorts_changes);
	CU_ADD_TEST(suite, compare_answers);
	CU_ADD_TEST(suite, matrix_puts_differences_first);
	CU_ADD_TEST(suite, matrix_has_calls_of_every_run);
	CU_ADD_TEST(suite, matrix_in_every_format);
	CU_ADD_TEST(suite, a_merge_is_the_run_that_was_not_split);
	CU_ADD_TEST(suite, what_cannot_be_merged);
}
