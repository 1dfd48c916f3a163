/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * TAP 13 and its kernel relatives.  What shaped this, found by reading the consumers:
 * - kunit.py forms the result of a parent from its subtests alone, so a probe that is bad although all
 *   its rows are good gets one more row; and it takes names up to the first '#'.
 * - It ends at the first line that looks like the end of a kernel log, even within a diagnostic.
 * - "# Subtest: " at the start of a diagnostic would open a subtest: details are indented by more.
 * - An expected failure is "ok # XFAIL", as the kernel's own harness has it; kunit.py knows no TODO.
 */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

struct dialect {
	const char *indent; /* of a subtest */
	const char *dash;   /* between number and name */
	const char *header; /* first line of a subtest, or NULL */
	bool details_first; /* diagnostics before the result they belong to */
	bool directives;    /* # TIMEOUT and # ERROR */
};

/* A name: no '#', which begins a directive, and no backslash, which escapes. */
static char *safe_name(const char *text)
{
	char *name = text_one_line(text, strlen(text));

	for (char *p = name; *p; p++)
		if (*p == '#' || *p == '\\')
			*p = '_';
	if (!*name) {
		free(name);
		name = text_format("unnamed");
	}
	return name;
}

static void detail_line(FILE *out, const char *indent, const char *line, size_t length)
{
	static const char *const ends[] = { "List of all partitions:",
		"Kernel panic - not syncing: VFS:", "reboot: System halted" };
	char *text = strndup(line, length);

	if (!text)
		abort();
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		for (char *hit; (hit = strstr(text, ends[i]));)
			*strchr(hit, ':') = ';';
	fprintf(out, "%s#   %s\n", indent, text);
	free(text);
}

static void details(FILE *out, const char *indent, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		detail_line(out, indent, text, n);
		text += n + (text[n] == '\n');
	}
}

static bool row_bad(const json_t *row)
{
	const char *verdict = get_string(row, "verdict");

	return strcmp(verdict, "PASS") && strcmp(verdict, "SKIP");
}

static void write_row(FILE *out, const struct dialect *d, size_t number, const json_t *row)
{
	char *name = safe_name(get_string(row, "name"));
	const char *detail = get_string(row, "detail"), *code = get_string(row, "code");
	bool bad = row_bad(row), skip = !strcmp(get_string(row, "verdict"), "SKIP");

	if (bad && d->details_first)
		details(out, d->indent, detail);
	fprintf(out, "%s%s %zu %s%s", d->indent, bad ? "not ok" : "ok", number, d->dash, name);
	if (skip)
		fprintf(out, " # SKIP %s: %s", *code ? code : "UNKNOWN", detail);
	putc('\n', out);
	if (bad && !d->details_first)
		details(out, d->indent, detail);
	free(name);
}

static void write_rows(FILE *out, const struct dialect *d, const struct probe *p, const char *name)
{
	json_t *rows = get_list(p->last, "rows"), *row;
	size_t i, n = json_array_size(rows);
	bool any_bad = false, whole;

	json_array_foreach(rows, i, row)
		any_bad |= row_bad(row);
	whole = outcome_bad(p->outcome) && !any_bad;
	if (d->header)
		fprintf(out, "%s%s\n", d->indent, d->header);
	fprintf(out, "%s# Subtest: %s\n%s1..%zu\n", d->indent, name, d->indent, n + whole);
	json_array_foreach(rows, i, row)
		write_row(out, d, i + 1, row);
	if (whole)
		fprintf(out, "%snot ok %zu %sthe probe as a whole\n", d->indent, n + 1, d->dash);
}

static void directive(FILE *out, const struct dialect *d, const struct probe *p)
{
	if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED)
		fprintf(out, " # SKIP %s", p->why);
	else if (p->outcome == OUTCOME_KNOWN)
		fprintf(out, " # XFAIL %s: %s", p->verdict, p->why);
	else if (d->directives && !strcmp(p->verdict, "TIMEOUT"))
		fprintf(out, " # TIMEOUT %s", p->why);
	else if (d->directives && p->outcome == OUTCOME_ERROR)
		fprintf(out, " # ERROR %s: %s", p->verdict, p->why);
}

static void write_details(FILE *out, const struct journal *j, const struct probe *p)
{
	char *text;

	if (!outcome_bad(p->outcome) && p->outcome != OUTCOME_FLAKY && !p->sabotage)
		return;
	if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED)
		return;
	fprintf(out, "#   %s%s%s\n", p->outcome == OUTCOME_FLAKY ? "FLAKY" : p->verdict,
		*p->why ? ": " : "", p->why);
	if (!outcome_bad(p->outcome))
		return;
	text = probe_details(j, p, true);
	details(out, "", text);
	free(text);
}

static void write_dialect(FILE *out, const struct journal *j, const struct dialect *d)
{
	json_t *env = journal_environment(j), *value;
	const char *key;

	fprintf(out, "1..%zu\n", j->count);
	json_object_foreach(env, key, value) {
		char *line = text_format("%s: %s", key, json_string_value(value));

		detail_line(out, "", line, strlen(line));
		free(line);
	}
	json_decref(env);
	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *name = safe_name(p->id);

		if (probe_rows_shown(p))
			write_rows(out, d, p, name);
		if (d->details_first)
			write_details(out, j, p);
		fprintf(out, "%s %zu %s%s", outcome_bad(p->outcome) ? "not ok" : "ok", i + 1,
			d->dash, name);
		directive(out, d, p);
		putc('\n', out);
		if (!d->details_first)
			write_details(out, j, p);
		free(name);
	}
}

void write_tap(FILE *out, const struct journal *j)
{
	static const struct dialect tap = { .indent = "    ", .dash = "- " };

	fputs("TAP version 13\n", out);
	write_dialect(out, j, &tap);
}

void write_ktap(FILE *out, const struct journal *j)
{
	static const struct dialect ktap = {
		.indent = "  ",
		.dash = "",
		.header = "KTAP version 1",
		.details_first = true,
		.directives = true,
	};

	fputs("KTAP version 1\n", out);
	write_dialect(out, j, &ktap);
}
