/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "calls.h"
#include "html.h"
#include "formats.h"

#include <stdlib.h>
#include <string.h>

struct group {
	const char *id, *title, *explain;
	unsigned outcomes; /* bits */
	bool open;
};

/* More open at once would bury the list of what failed. */
#define OPEN_AT_ONCE 10

#define BIT(outcome) (1u << (outcome))

static const struct group groups[] = {
	{ "unexpected", "Unexpected", "the contract is violated, or nothing is known",
		BIT(OUTCOME_FAILURE) | BIT(OUTCOME_ERROR), true },
	{ "flaky", "Flaky", "an attempt failed and a later one passed", BIT(OUTCOME_FLAKY), false },
	{ "known", "Known", "failures that the baseline expects", BIT(OUTCOME_KNOWN), false },
	{ "skipped", "Skipped", "a needed feature is absent: the code and the evidence",
		BIT(OUTCOME_SKIP), false },
	{ "excluded", "Excluded", "left out by the suite, with its reason", BIT(OUTCOME_EXCLUDED),
		false },
	{ "passed", "As expected", "", BIT(OUTCOME_OK), false },
};

#define GROUPS (sizeof(groups) / sizeof(*groups))

static size_t group_size(const struct journal *j, const struct group *g)
{
	size_t n = 0;

	for (size_t i = 0; i < j->count; i++)
		n += (g->outcomes & BIT(j->probes[i].outcome)) != 0;
	return n;
}

/* The question that all this answers: whose fault is it? */
static void blamed(FILE *out, const struct journal *j)
{
	static const char *const layers[] = { "kernel", "runtime", "policy" };
	size_t n[3] = { 0 }, any = 0;

	for (size_t i = 0; i < j->count; i++)
		for (size_t l = 0; l < 3 && outcome_bad(j->probes[i].outcome); l++)
			n[l] += !strcmp(probe_blame(&j->probes[i]), layers[l]);
	for (size_t l = 0; l < 3; l++) {
		if (!n[l])
			continue;
		fputs(any++ ? ", " : "<p class=\"sub\">Blamed: ", out);
		html_printf(out, "the %s for %zu", layers[l], n[l]);
	}
	if (any)
		fputs("</p>\n", out);
}

static void head(FILE *out, const struct journal *j)
{
	const char *release = get_string(json_object_get(j->run, "kernel"), "release");
	const char *driver = get_string(j->run, "driver"), *time = get_string(j->run, "time");
	size_t bad = group_size(j, &groups[0]);
	char *took = html_duration(journal_seconds(j) * 1000);

	html_printf(out,
		"<header><h1>bulkhead: %s on Linux %s</h1>\n<p class=\"sub\">%s%s%s%s%s, %s</p>\n",
		*get_string(j->run, "suite") ? get_string(j->run, "suite") : "a run",
		*release ? release : "unknown", *driver ? "driver " : "", driver,
		*driver ? ", " : "",
		get_bool(j->run, "sabotage") ? "under sabotage: every probe must fail, " : "", time,
		took);
	if (bad)
		html_printf(out, "<p class=\"verdict bad\">%zu of %zu unexpected%s</p>\n", bad,
			j->count, journal_complete(j) ? "" : "; the run is incomplete");
	else
		html_printf(out,
			"<p class=\"verdict good\">Nothing unexpected: %zu as expected, %zu not "
			"run</p>\n",
			journal_count(j, OUTCOME_OK),
			journal_count(j, OUTCOME_SKIP) + journal_count(j, OUTCOME_EXCLUDED));
	blamed(out, j);
	fputs("<ul class=\"tiles\">", out);
	for (size_t i = 0; i < GROUPS; i++) {
		size_t n = group_size(j, &groups[i]);

		html_printf(out,
			"<li><a href=\"#%s\" class=\"%s\"><b>%zu</b><span>%s</span></a></li>",
			groups[i].id, n ? "some" : "none", n, groups[i].title);
	}
	fputs("</ul></header>\n", out);
	free(took);
}

static void number(FILE *out, size_t n, const char *class)
{
	html_printf(out, "<td class=\"n %s\">%zu</td>", n ? class : "zero", n);
}

static void bar(FILE *out, const size_t *count)
{
	static const enum outcome order[] = { OUTCOME_FAILURE, OUTCOME_ERROR, OUTCOME_FLAKY,
		OUTCOME_KNOWN, OUTCOME_OK, OUTCOME_SKIP, OUTCOME_EXCLUDED };

	fputs("<td class=\"wide\"><div class=\"bar\">", out);
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		if (count[order[i]])
			html_printf(out, "<i class=\"%s\" style=\"flex:%zu\" title=\"%zu %s\"></i>",
				html_class(order[i]), count[order[i]], count[order[i]],
				outcome_name(order[i]));
	fputs("</div></td>", out);
}

static void area_row(FILE *out, const char *area, const size_t *count, size_t total, double ms)
{
	char *took = html_duration(ms);

	html_printf(out, "<tr><td class=\"id\">%s</td>", area);
	bar(out, count);
	number(out, total, "");
	number(out, count[OUTCOME_OK], "");
	number(out, count[OUTCOME_FAILURE] + count[OUTCOME_ERROR], "bad");
	number(out, count[OUTCOME_FLAKY] + count[OUTCOME_KNOWN], "warn");
	number(out, count[OUTCOME_SKIP] + count[OUTCOME_EXCLUDED], "");
	html_printf(out, "<td class=\"n\">%s</td></tr>\n", took);
	free(took);
}

static void areas(FILE *out, const struct journal *j)
{
	size_t all[OUTCOME_COUNT] = { 0 }, i = 0;
	double all_ms = 0;

	fputs("<section><h2>By area</h2><div class=\"scroll\"><table><thead><tr><th>area</th>"
	      "<th class=\"wide\"></th><th class=\"n\">probes</th><th class=\"n\">as expected</th>"
	      "<th class=\"n\">unexpected</th><th class=\"n\">flaky, known</th>"
	      "<th class=\"n\">not run</th><th class=\"n\">time</th></tr></thead><tbody>\n",
		out);
	while (i < j->count) {
		size_t count[OUTCOME_COUNT] = { 0 }, total = 0;
		const char *area = j->probes[i].area;
		double ms = 0;

		for (; i < j->count && !strcmp(area, j->probes[i].area); i++, total++) {
			count[j->probes[i].outcome]++;
			all[j->probes[i].outcome]++;
			ms += probe_duration(&j->probes[i]);
		}
		all_ms += ms;
		area_row(out, area, count, total, ms);
	}
	fputs("</tbody><tfoot>", out);
	area_row(out, "all", all, j->count, all_ms);
	fputs("</tfoot></table></div></section>\n", out);
}

/* Hundreds of probes are skipped for a handful of reasons: the reasons first. */
static void skip_reasons(FILE *out, const struct journal *j)
{
	json_t *reasons = json_object(), *n;
	const char *reason;
	json_int_t most = 0;

	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		json_int_t before = json_integer_value(json_object_get(reasons, p->why));

		if (p->outcome == OUTCOME_SKIP)
			json_object_set_new(reasons, p->why, json_integer(before + 1));
		most = before + 1 > most ? before + 1 : most;
	}
	fputs("<div class=\"scroll\"><table><tr><th class=\"n\">probes</th><th>reason</th></tr>\n",
		out);
	for (; most > 0; most--)
		json_object_foreach(reasons, reason, n)
			if (json_integer_value(n) == most)
				html_printf(out, "<tr><td class=\"n\">%zu</td><td>%s</td></tr>\n",
					(size_t)most, reason);
	fputs("</table></div>\n", out);
	json_decref(reasons);
}

static void probe_group(FILE *out, const struct journal *j, const struct group *g)
{
	size_t n = group_size(j, g), shown = 0;

	if (!n)
		return;
	html_printf(out,
		"<section class=\"group%s\" id=\"%s\"><h2>%s <small>%zu%s%s</small></h2>\n",
		g->open ? " bad-group" : "", g->id, g->title, n, *g->explain ? ": " : "",
		g->explain);
	if (g->outcomes == BIT(OUTCOME_SKIP))
		skip_reasons(out, j);
	for (size_t i = 0; i < j->count; i++)
		if (g->outcomes & BIT(j->probes[i].outcome))
			html_probe(out, j, &j->probes[i], g->open && shown++ < OPEN_AT_ONCE);
	fputs("</section>\n", out);
}

static void environment(FILE *out, const struct journal *j)
{
	json_t *env = journal_environment(j), *value, *feature;
	const char *key;
	size_t i, n = json_array_size(j->features);

	fputs("<section id=\"environment\"><h2>Environment</h2><dl>", out);
	json_object_foreach(env, key, value)
		html_printf(out, "<dt>%s</dt><dd>%s</dd>", key, json_string_value(value));
	fputs("</dl>\n", out);
	json_decref(env);
	if (n)
		fputs("<h3>Features</h3><div "
		      "class=\"scroll\"><table><tr><th>present</th><th>feature</th>"
		      "<th>evidence</th></tr>\n",
			out);
	for (int present = 0; present < 2; present++) {
		json_array_foreach(j->features, i, feature) {
			const char *code = get_string(feature, "code");

			if (get_bool(feature, "present") != present)
				continue;
			html_printf(out,
				"<tr><td><span class=\"tag %s\">%s</span></td><td "
				"class=\"id\">%s</td>"
				"<td>%s</td></tr>\n",
				present ? "good" : "calm",
				present ? "yes"
				: *code ? code
					: "no",
				get_string(feature, "name"), get_string(feature, "evidence"));
		}
	}
	fputs(n ? "</table></div></section>\n" : "</section>\n", out);
}

void write_html(FILE *out, const struct journal *j)
{
	const char *release = get_string(json_object_get(j->run, "kernel"), "release");
	char *title = text_format(
		"bulkhead: %zu unexpected, Linux %s", group_size(j, &groups[0]), release);
	json_t *calls = calls_of((struct journal *const[]){ (struct journal *)j }, 1);

	html_begin(out, title);
	head(out, j);
	html_filter(out, "probes");
	for (size_t i = 0; i < GROUPS; i++) {
		probe_group(out, j, &groups[i]);
		if (i == 0)
			areas(out, j);
	}
	html_calls(out, calls, false);
	environment(out, j);
	json_decref(calls);
	html_end(out, get_string(j->run, "bulkhead"));
	free(title);
}
