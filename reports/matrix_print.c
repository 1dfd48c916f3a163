/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"
#include "matrix.h"

#include <string.h>

static const struct section {
	const char *kind, *title, *explain;
} sections[] = {
	{ "differs", "Different", "not the same wherever it ran" },
	{ "unexpected", "Unexpected everywhere", "the same bad result in every column" },
	{ "partly", "Run in some columns only",
		"with the same result there; the others say why not" },
	{ "same", "The same everywhere", "" },
};

#define SECTIONS (sizeof(sections) / sizeof(*sections))

static size_t lines_of(const json_t *matrix, const char *kind)
{
	json_t *line;
	size_t i, n = 0;

	json_array_foreach(get_list(matrix, "probes"), i, line)
		n += !strcmp(get_string(line, "kind"), kind);
	return n;
}

static const char *cell_text(const json_t *cell)
{
	return json_is_object(cell) ? get_string(cell, "verdict") : "-";
}

static void text_cells(FILE *out, const json_t *line)
{
	json_t *cell;
	size_t i;

	json_array_foreach(get_list(line, "cells"), i, cell)
		fprintf(out, "%-9s", cell_text(cell));
}

void matrix_text(FILE *out, const json_t *matrix)
{
	json_t *item, *row;
	size_t i, k;

	json_array_foreach(get_list(matrix, "columns"), i, item)
		fprintf(out, "%zu: %s, %g unexpected%s (%s)\n", i + 1, get_string(item, "name"),
			get_number(item, "unexpected"),
			get_bool(item, "complete") ? "" : ", incomplete",
			get_string(item, "journal"));
	for (size_t s = 0; s < SECTIONS; s++) {
		if (!lines_of(matrix, sections[s].kind))
			continue;
		fprintf(out, "\n%s: %zu\n", sections[s].title, lines_of(matrix, sections[s].kind));
		json_array_foreach(get_list(matrix, "probes"), i, item) {
			if (strcmp(get_string(item, "kind"), sections[s].kind))
				continue;
			text_cells(out, item);
			fprintf(out, "%s\n", get_string(item, "probe"));
			json_array_foreach(get_list(item, "rows"), k, row) {
				text_cells(out, row);
				fprintf(out, "    row %s\n", get_string(row, "name"));
			}
		}
	}
}

static const char *cell_class(const json_t *cell)
{
	const char *outcome = get_string(cell, "outcome"), *verdict = get_string(cell, "verdict");

	for (int o = 0; *outcome && o < OUTCOME_COUNT; o++)
		if (!strcmp(outcome, outcome_name(o)))
			return html_class(o);
	if (!strcmp(verdict, "PASS"))
		return "good";
	return !*verdict || !strcmp(verdict, "SKIP") ? "calm" : "bad";
}

static void html_cells(FILE *out, const json_t *line)
{
	json_t *cell;
	size_t i;

	json_array_foreach(get_list(line, "cells"), i, cell) {
		const char *why = get_string(cell, "why");

		html_printf(out, "<td><span class=\"tag %s\" title=\"%s\">%s</span></td>",
			cell_class(cell), *why ? why : get_string(cell, "detail"),
			json_is_object(cell) ? cell_text(cell) : "none");
	}
}

static void html_line(FILE *out, const json_t *line)
{
	json_t *row, *cell;
	const char *told = "";
	size_t i;

	html_printf(out,
		"<tr data-find=\"%s\"><td><span class=\"id\">%s</span><br><small>%s</small>",
		get_string(line, "kind"), get_string(line, "probe"), get_string(line, "claim"));
	json_array_foreach(get_list(line, "cells"), i, cell) {
		const char *why = get_string(cell, "why");

		if (*why && strcmp(why, told))
			html_printf(out, "<br><small>%zu: %s</small>", i + 1, why);
		told = *why ? why : told;
	}
	fputs("</td>", out);
	html_cells(out, line);
	fputs("</tr>\n", out);
	json_array_foreach(get_list(line, "rows"), i, row) {
		html_printf(out,
			"<tr data-find=\"row %s\"><td class=\"row\">row <code>%s</code></td>",
			get_string(line, "probe"), get_string(row, "name"));
		html_cells(out, row);
		fputs("</tr>\n", out);
	}
}

static void html_columns(FILE *out, const json_t *matrix)
{
	json_t *column;
	size_t i;

	fputs("<section><h2>Columns</h2><div class=\"scroll\"><table>"
	      "<tr><th></th><th>name</th><th>suite</th><th>driver</th><th>kernel</th>"
	      "<th class=\"n\">unexpected</th><th>journal</th></tr>\n",
		out);
	json_array_foreach(get_list(matrix, "columns"), i, column) {
		json_t *env = json_object_get(column, "environment");
		size_t bad = (size_t)get_number(column, "unexpected");

		html_printf(out,
			"<tr><td>%zu</td><td><b>%s</b>%s</td><td>%s</td><td>%s</td><td>%s</td>"
			"<td class=\"n\"><span class=\"tag small "
			"%s\">%zu</span></td><td>%s</td></tr>\n",
			i + 1, get_string(column, "name"),
			get_bool(column, "complete") ? "" : " (incomplete)",
			get_string(env, "suite"), get_string(env, "driver"),
			get_string(env, "kernel"), bad ? "bad" : "good", bad,
			get_string(column, "journal"));
	}
	fputs("</table></div></section>\n", out);
}

static void html_section(FILE *out, const json_t *matrix, const struct section *s)
{
	size_t n = lines_of(matrix, s->kind), i;
	json_t *item;

	if (!n)
		return;
	html_printf(out,
		"<section class=\"group\" id=\"%s\"><h2>%s <small>%zu%s%s</small></h2>"
		"<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th>probe</th>",
		s->kind, s->title, n, *s->explain ? ": " : "", s->explain);
	json_array_foreach(get_list(matrix, "columns"), i, item)
		html_printf(out, "<th>%zu: %s</th>", i + 1, get_string(item, "name"));
	fputs("</tr></thead><tbody>\n", out);
	json_array_foreach(get_list(matrix, "probes"), i, item)
		if (!strcmp(get_string(item, "kind"), s->kind))
			html_line(out, item);
	fputs("</tbody></table></div></section>\n", out);
}

void matrix_html(FILE *out, const json_t *matrix)
{
	json_t *first = json_array_get(get_list(matrix, "columns"), 0);
	size_t n = json_array_size(get_list(matrix, "columns")),
	       differ = lines_of(matrix, "differs");

	html_begin(out, "bulkhead: matrix");
	html_printf(out,
		"<header><h1>bulkhead: %zu runs side by side</h1>\n<p class=\"verdict %s\">", n,
		differ ? "warn" : "good");
	html_printf(out, "%zu of %zu probes differ</p></header>\n", differ,
		json_array_size(get_list(matrix, "probes")));
	html_columns(out, matrix);
	html_filter(out, "probes");
	for (size_t s = 0; s < SECTIONS; s++)
		html_section(out, matrix, &sections[s]);
	html_calls(out, get_list(matrix, "calls"), true);
	html_end(out, get_string(json_object_get(first, "environment"), "bulkhead"));
}
