/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report.h"
#include "calls.h"
#include "matrix.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

/* What may tell two columns apart, the most telling first; only what does differ is used. */
static const char *const telling[] = { "kernel", "variant", "driver", "cgroup hierarchy",
	"security modules", "suite", "machine" };

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool same_everywhere(const json_t *columns, const char *key)
{
	const char *first =
		get_string(json_object_get(json_array_get(columns, 0), "environment"), key);
	json_t *column;
	size_t i;

	json_array_foreach(columns, i, column)
		if (strcmp(first, get_string(json_object_get(column, "environment"), key)))
			return false;
	return true;
}

static void append(char **name, const char *part)
{
	char *longer = text_format("%s%s%s", *name, **name && *part ? ", " : "", part);

	free(*name);
	*name = longer;
}

static void name_columns(json_t *columns)
{
	json_t *column, *seen = json_object();
	bool unique = true;
	size_t i;

	for (int with_file = 0; with_file < 2; with_file++) {
		json_object_clear(seen);
		unique = true;
		json_array_foreach(columns, i, column) {
			char *name = text_format("%s", "");

			for (size_t k = 0; k < sizeof(telling) / sizeof(*telling); k++)
				if (!same_everywhere(columns, telling[k]))
					append(&name,
						get_string(json_object_get(column, "environment"),
							telling[k]));
			if (with_file || !*name)
				append(&name, file_name(get_string(column, "journal")));
			unique &= json_object_get(seen, name) == NULL;
			json_object_set_new(seen, name, json_true());
			json_object_set_new(column, "name", json_string(name));
			free(name);
		}
		if (unique)
			break;
	}
	json_decref(seen);
}

static json_t *columns_of(struct journal *const *journals, size_t count)
{
	json_t *columns = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct journal *j = journals[i];

		json_array_append_new(
			columns, json_pack("{s:s, s:s, s:b, s:i, s:o}", "name", "", "journal",
					 j->path, "complete", journal_complete(j), "unexpected",
					 (int)(journal_count(j, OUTCOME_FAILURE) +
						 journal_count(j, OUTCOME_ERROR)),
					 "environment", journal_environment(j)));
	}
	if (count)
		name_columns(columns);
	return columns;
}

static json_t *row_cell(const struct probe *p, const char *name)
{
	json_t *row;
	size_t i;

	if (p)
		json_array_foreach(get_list(p->last, "rows"), i, row)
			if (!strcmp(get_string(row, "name"), name))
				return json_pack("{s:s, s:s}", "verdict",
					get_string(row, "verdict"), "detail",
					get_string(row, "detail"));
	return json_null();
}

static json_t *differing_rows(struct journal *const *journals, size_t count, const char *id)
{
	json_t *rows = json_array(), *seen = json_object(), *row;
	size_t i;

	for (size_t c = 0; c < count; c++) {
		const struct probe *p = journal_find(journals[c], id);

		json_array_foreach(p ? get_list(p->last, "rows") : NULL, i, row) {
			const char *name = get_string(row, "name");
			json_t *cells = json_array();
			bool differs = false;

			for (size_t k = 0; k < count && !json_object_get(seen, name); k++) {
				json_t *cell = row_cell(journal_find(journals[k], id), name);

				const char *there = get_string(cell, "verdict");

				differs |= *there && strcmp(there, "SKIP") &&
					   strcmp(get_string(row, "verdict"), "SKIP") &&
					   strcmp(there, get_string(row, "verdict"));
				json_array_append_new(cells, cell);
			}
			json_object_set_new(seen, name, json_true());
			if (differs)
				json_array_append_new(rows,
					json_pack("{s:s, s:O}", "name", name, "cells", cells));
			json_decref(cells);
		}
	}
	json_decref(seen);
	return rows;
}

static json_t *line_of(struct journal *const *journals, size_t count, const char *id)
{
	json_t *cells = json_array(), *line, *rows;
	const char *verdict = NULL, *claim = "";
	bool said = false;
	bool differs = false, partly = false, bad = false;

	for (size_t c = 0; c < count; c++) {
		const struct probe *p = journal_find(journals[c], id);
		const char *here = p ? p->verdict : "";
		bool ran = p && strcmp(here, "SKIP");

		/* Who ran it and who could not is one question, what it found another. */
		partly |= c > 0 && ran != said;
		said = ran;
		differs |= ran && verdict && strcmp(verdict, here);
		verdict = ran ? here : verdict;
		bad |= p && outcome_bad(p->outcome);
		if (p && !*claim)
			claim = probe_claim(p);
		json_array_append_new(
			cells, p ? json_pack("{s:s, s:s, s:s}", "verdict", p->verdict, "outcome",
					   outcome_name(p->outcome), "why", p->why)
				 : json_null());
	}
	rows = differing_rows(journals, count, id);
	differs |= json_array_size(rows) > 0;
	line = json_pack("{s:s, s:s, s:s, s:o, s:o}", "probe", id, "claim", claim, "kind",
		differs	 ? "differs"
		: bad	 ? "unexpected"
		: partly ? "partly"
			 : "same",
		"cells", cells, "rows", rows);
	return line;
}

static int by_string(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

json_t *matrix_of(struct journal *const *journals, size_t count)
{
	static const char *const kinds[] = { "differs", "unexpected", "partly", "same" };
	json_t *probes = json_array(), *lines = json_array(), *line, *seen = json_object();
	const char **ids;
	size_t n = 0, i;

	for (size_t c = 0; c < count; c++)
		n += journals[c]->count;
	ids = calloc(n + 1, sizeof(*ids));
	if (!ids)
		abort();
	n = 0;
	for (size_t c = 0; c < count; c++)
		for (i = 0; i < journals[c]->count; i++)
			if (!json_object_get(seen, journals[c]->probes[i].id)) {
				ids[n++] = journals[c]->probes[i].id;
				json_object_set_new(seen, journals[c]->probes[i].id, json_true());
			}
	qsort(ids, n, sizeof(*ids), by_string);
	for (i = 0; i < n; i++)
		json_array_append_new(lines, line_of(journals, count, ids[i]));
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		json_array_foreach(lines, i, line)
			if (!strcmp(get_string(line, "kind"), kinds[k]))
				json_array_append(probes, line);
	json_decref(lines);
	json_decref(seen);
	free(ids);
	return json_pack("{s:s, s:i, s:o, s:o, s:o}", "generator", "bulkhead", "schema", 1,
		"columns", columns_of(journals, count), "probes", probes, "calls",
		calls_of(journals, count));
}

int report_matrix(const char *const *journal_paths, size_t count, const char *format,
	const char *out_path, char **error)
{
	struct journal **journals = calloc(count + 1, sizeof(*journals));
	struct output out;
	json_t *matrix;
	int rc = 0;

	if (!journals)
		abort();
	if (strcmp(format, "text") && strcmp(format, "json") && strcmp(format, "html")) {
		*error = text_format(
			"%s: not a format of a matrix; known are: text json html", format);
		rc = -1;
	} else if (!count) {
		*error = text_format("a matrix of no journals: name at least one");
		rc = -1;
	}
	for (size_t i = 0; i < count && rc == 0; i++)
		rc = journal_read(journal_paths[i], &journals[i], error);
	if (rc == 0)
		rc = output_open(&out, out_path, error);
	if (rc == 0) {
		matrix = matrix_of(journals, count);
		if (!strcmp(format, "html"))
			matrix_html(out.file, matrix);
		else if (!strcmp(format, "text"))
			matrix_text(out.file, matrix);
		else
			json_dumpf(matrix, out.file, JSON_INDENT(1));
		json_decref(matrix);
		rc = output_close(&out, error);
	}
	for (size_t i = 0; i < count; i++)
		journal_free(journals[i]);
	free(journals);
	return rc;
}
