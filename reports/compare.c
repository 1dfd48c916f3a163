/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report.h"
#include "compare.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

/*
 * Slower is more than thrice as long and by 500 ms at least, after what the whole run is slower: on a
 * busy machine everything is, and that says nothing about one probe.
 */
#define SLOWER_FACTOR 3.0
#define SLOWER_MS     500.0

const struct compare_list compare_lists[] = {
	{ "regressed", "Regressed", "did not fail before and fails now", "bad" },
	{ "fixed", "Fixed", "failed before and passes now", "good" },
	{ "changed", "Changed", "failed or passed before as now, but otherwise", "warn" },
	{ "newly_skipped", "Newly skipped", "ran before and does not now", "warn" },
	{ "newly_run", "Newly run", "did not run before and passes now", "good" },
	{ "new", "New", "is only in the later run", "calm" },
	{ "gone", "Gone", "is only in the earlier run", "warn" },
	{ "slower", "Slower", "takes more than thrice as long, over what the whole run is slower",
		"warn" },
	{ NULL, NULL, NULL, NULL },
};

enum standing { GOOD, BAD, UNRUN };

static enum standing standing(const struct probe *p)
{
	switch (p->outcome) {
	case OUTCOME_OK:
	case OUTCOME_FLAKY:
		return GOOD;
	case OUTCOME_SKIP:
	case OUTCOME_EXCLUDED:
		return UNRUN;
	default:
		return BAD;
	}
}

static json_t *row_named(const struct probe *p, const char *name)
{
	json_t *row;
	size_t i;

	json_array_foreach(get_list(p->last, "rows"), i, row)
		if (!strcmp(get_string(row, "name"), name))
			return row;
	return NULL;
}

static bool row_fails(const json_t *row)
{
	const char *verdict = get_string(row, "verdict");

	return *verdict && strcmp(verdict, "PASS") && strcmp(verdict, "SKIP");
}

/* Rows whose verdict changed; *WORSE when one fails that did not. */
static json_t *changed_rows(const struct probe *a, const struct probe *b, bool *worse)
{
	json_t *changes = json_array(), *row;
	size_t i;

	json_array_foreach(get_list(b->last, "rows"), i, row) {
		json_t *earlier = row_named(a, get_string(row, "name"));

		if (!earlier || !strcmp(get_string(earlier, "verdict"), get_string(row, "verdict")))
			continue;
		*worse |= row_fails(row) && !row_fails(earlier);
		json_array_append_new(changes,
			json_pack("{s:s, s:s, s:s, s:s}", "name", get_string(row, "name"), "before",
				get_string(earlier, "verdict"), "after", get_string(row, "verdict"),
				"detail", get_string(row, "detail")));
	}
	return changes;
}

static void add(json_t *difference, const char *list, const struct probe *a, const struct probe *b,
	json_t *rows)
{
	json_t *entry = json_pack("{s:s}", "probe", (a ?: b)->id);

	json_object_set_new(entry, "before", a ? json_string(a->verdict) : json_null());
	json_object_set_new(entry, "after", b ? json_string(b->verdict) : json_null());
	json_object_set_new(entry, "why_before", a && *a->why ? json_string(a->why) : json_null());
	json_object_set_new(entry, "why_after", b && *b->why ? json_string(b->why) : json_null());
	if (a)
		json_object_set_new(entry, "ms_before", json_real(probe_duration(a)));
	if (b)
		json_object_set_new(entry, "ms_after", json_real(probe_duration(b)));
	if (rows && json_array_size(rows))
		json_object_set(entry, "rows", rows);
	json_array_append_new(json_object_get(difference, list), entry);
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* By what factor the later run is slower as a whole: the median over what passed twice, 1 at least. */
static double slowdown(const struct journal *before, const struct journal *after)
{
	double *ratios = calloc(after->count + 1, sizeof(*ratios)), median = 1;
	size_t n = 0;

	if (!ratios)
		abort();
	for (size_t i = 0; i < after->count; i++) {
		const struct probe *b = &after->probes[i], *a = journal_find(before, b->id);

		if (a && standing(a) == GOOD && standing(b) == GOOD && probe_duration(a) > 0)
			ratios[n++] = probe_duration(b) / probe_duration(a);
	}
	qsort(ratios, n, sizeof(*ratios), by_value);
	if (n && ratios[n / 2] > 1)
		median = ratios[n / 2];
	free(ratios);
	return median;
}

static void compare_probe(
	json_t *difference, const struct probe *a, const struct probe *b, double slower)
{
	enum standing was = standing(a), is = standing(b);
	double expected = probe_duration(a) * slower;
	bool worse = false;
	json_t *rows = changed_rows(a, b, &worse);

	if (is == BAD && (was != BAD || (worse && !b->sabotage)))
		add(difference, "regressed", a, b, rows);
	else if (is == GOOD && was == BAD)
		add(difference, "fixed", a, b, rows);
	else if (is == UNRUN && was != UNRUN)
		add(difference, "newly_skipped", a, b, rows);
	else if (is == GOOD && was == UNRUN)
		add(difference, "newly_run", a, b, rows);
	else if (strcmp(a->verdict, b->verdict) || a->outcome != b->outcome ||
		 json_array_size(rows))
		add(difference, "changed", a, b, rows);
	if (is == GOOD && was == GOOD && probe_duration(b) > expected * SLOWER_FACTOR &&
		probe_duration(b) > expected + SLOWER_MS)
		add(difference, "slower", a, b, NULL);
	json_decref(rows);
}

json_t *compare_environments(const struct journal *before, const struct journal *after)
{
	static const char *const expected[] = { "begun", "ended", "run", "command",
		"unit of time, us" };
	json_t *a = journal_environment(before), *b = journal_environment(after);
	json_t *all = json_copy(a), *list = json_array(), *value;
	const char *key;

	json_object_update_missing(all, b);
	json_object_foreach(all, key, value) {
		const char *was = get_string(a, key), *is = get_string(b, key);
		bool told = strcmp(was, is) != 0;

		for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
			told &= strcmp(key, expected[i]) != 0;
		if (told)
			json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "name", key,
							    "before", was, "after", is));
	}
	json_decref(a);
	json_decref(b);
	json_decref(all);
	return list;
}

static const char *present(const struct journal *j, const char *name)
{
	json_t *feature;
	size_t i;

	json_array_foreach(j->features, i, feature)
		if (!strcmp(get_string(feature, "name"), name))
			return get_bool(feature, "present") ? "present" : "absent";
	return "";
}

static void compare_features(
	json_t *list, const struct journal *before, const struct journal *after)
{
	json_t *feature;
	size_t i;

	json_array_foreach(after->features, i, feature) {
		const char *name = get_string(feature, "name");
		const char *was = present(before, name), *is = present(after, name);
		char *title = text_format("feature %s", name);

		if (*was && strcmp(was, is))
			json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "name", title,
							    "before", was, "after", is));
		free(title);
	}
}

static json_t *side(const struct journal *j)
{
	return json_pack("{s:s, s:b, s:i, s:o}", "journal", j->path, "complete",
		journal_complete(j), "probes", (int)j->count, "environment",
		journal_environment(j));
}

json_t *compare_journals(const struct journal *before, const struct journal *after)
{
	json_t *difference = json_pack("{s:s, s:i, s:o, s:o}", "generator", "bulkhead", "schema", 1,
		"before", side(before), "after", side(after));
	json_t *environment = compare_environments(before, after);
	double slower = slowdown(before, after);

	compare_features(environment, before, after);
	json_object_set_new(difference, "environment", environment);
	json_object_set_new(difference, "slowdown", json_real(slower));
	for (const struct compare_list *l = compare_lists; l->key; l++)
		json_object_set_new(difference, l->key, json_array());
	for (size_t i = 0; i < after->count; i++) {
		const struct probe *b = &after->probes[i], *a = journal_find(before, b->id);

		if (a)
			compare_probe(difference, a, b, slower);
		else /* A run that broke off is worse than one that did not: it has no other name. */
			add(difference, strcmp(b->id, RUN_PROBE) ? "new" : "regressed", NULL, b,
				NULL);
	}
	for (size_t i = 0; i < before->count; i++) {
		const struct probe *a = &before->probes[i];

		if (!journal_find(after, a->id))
			add(difference, strcmp(a->id, RUN_PROBE) ? "gone" : "fixed", a, NULL, NULL);
	}
	return difference;
}

static int write_difference(
	const json_t *difference, const char *format, const char *out_path, char **error)
{
	struct output out;

	if (output_open(&out, out_path, error) < 0)
		return -1;
	if (!strcmp(format, "html")) {
		compare_html(out.file, difference);
	} else if (!strcmp(format, "json")) {
		json_dumpf(difference, out.file, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
		putc('\n', out.file);
	} else {
		compare_text(out.file, difference);
	}
	return output_close(&out, error);
}

int report_compare(const char *before_path, const char *after_path, const char *format,
	const char *out_path, char **error)
{
	struct journal *before = NULL, *after = NULL;
	json_t *difference;
	int rc = -1;

	if (strcmp(format, "text") && strcmp(format, "json") && strcmp(format, "html")) {
		*error = text_format(
			"%s: not a format of a comparison; known are: text json html", format);
		return -1;
	}
	if (journal_read(before_path, &before, error) < 0 ||
		journal_read(after_path, &after, error) < 0)
		goto out;
	if (get_bool(before->run, "sabotage") != get_bool(after->run, "sabotage")) {
		*error = text_format(
			"%s: one of the two runs is under --sabotage and the other is not: "
			"compare runs of one kind",
			after->path);
		goto out;
	}
	difference = compare_journals(before, after);
	rc = write_difference(difference, format, out_path, error);
	if (rc == 0)
		rc = json_array_size(json_object_get(difference, "regressed")) > 0;
	json_decref(difference);
out:
	journal_free(before);
	journal_free(after);
	return rc;
}
