/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tmt's results.yaml (a test with "result: custom"): a list; names begin with '/'; durations are
 * HH:MM:SS.  Scalars are written as JSON strings, which YAML 1.2 reads as they are.
 */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

static const char *tmt_result(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
		return "pass";
	case OUTCOME_FLAKY:
	case OUTCOME_KNOWN:
		return "warn";
	case OUTCOME_SKIP:
	case OUTCOME_EXCLUDED:
		return "skip";
	case OUTCOME_FAILURE:
		return "fail";
	default:
		return "error";
	}
}

static void scalar(FILE *out, const char *before, const char *value)
{
	json_t *string = json_string(value);

	fputs(before, out);
	json_dumpf(string, out, JSON_ENCODE_ANY);
	putc('\n', out);
	json_decref(string);
}

static void subresults(FILE *out, const struct probe *p)
{
	json_t *row;
	size_t i;

	if (!probe_rows_shown(p))
		return;
	fputs("  subresult:\n", out);
	json_array_foreach(get_list(p->last, "rows"), i, row) {
		const char *verdict = get_string(row, "verdict");
		char *slug = text_slug(get_string(row, "name"), "-_."),
		     *name = text_format("/%s", *slug ? slug : "_");

		scalar(out, "  - name: ", name);
		scalar(out, "    result: ",
			!strcmp(verdict, "PASS")   ? "pass"
			: !strcmp(verdict, "SKIP") ? "skip"
			: !strcmp(verdict, "FAIL") ? "fail"
						   : "error");
		free(slug);
		free(name);
	}
}

/* tmt wants a fraction and an offset in figures: 2026-11-25T01:22:48.866+00:00. */
static void start_time(FILE *out, const char *time)
{
	char *figures;

	if (!text_is_time(time))
		return;
	figures = text_format(
		"%.*s%s+00:00", (int)strlen(time) - 1, time, strchr(time, '.') ? "" : ".0");
	scalar(out, "  start-time: ", figures);
	free(figures);
}

void write_tmt(FILE *out, const struct journal *j)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *slug = text_slug(p->id, "-_./"), *name = text_format("/%s", slug), *duration;
		unsigned long s = (unsigned long)((probe_duration(p) + 999) / 1000);

		duration = text_format("%02lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
		scalar(out, "- name: ", name);
		scalar(out, "  result: ", tmt_result(p->outcome));
		scalar(out, "  duration: ", duration);
		start_time(out, get_string(p->start, "time"));
		if (*p->why) {
			char *note = text_format("%s: %s", p->verdict, p->why);

			fputs("  note:\n", out);
			scalar(out, "  - ", note);
			free(note);
		}
		subresults(out, p);
		free(slug);
		free(name);
		free(duration);
	}
}
