/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "calls.h"

#include <string.h>

/* While it is built: name -> {"columns", "lines": {line: cells}}; objects keep their order. */
static json_t *member(json_t *object, const char *key, json_t *fresh)
{
	json_t *there = json_object_get(object, key);

	if (there) {
		json_decref(fresh);
		return there;
	}
	json_object_set_new(object, key, fresh);
	return fresh;
}

static json_t *table_named(json_t *tables, const char *row, const char **ret_line)
{
	const char *space = strchr(row, ' ');
	size_t length = space ? (size_t)(space - row) : 0;
	json_t *table;
	char *name;

	if (!length)
		return NULL;
	name = text_format("%.*s", (int)length, row);
	table = member(
		tables, name, json_pack("{s:[], s:{}, s:i}", "columns", "lines", "wrong", 0));
	free(name);
	*ret_line = space + 1;
	return table;
}

/* The column of this result in the table: rows of one result come one after the other. */
static size_t column_of(
	json_t *table, size_t run, const char *probe, const char *driver, size_t result)
{
	json_t *columns = json_object_get(table, "columns"), *last;
	size_t n = json_array_size(columns);

	last = n ? json_array_get(columns, n - 1) : NULL;
	if (last && (size_t)get_number(last, "result") == result)
		return n - 1;
	json_array_append_new(
		columns, json_pack("{s:I, s:I, s:s, s:s}", "result", (json_int_t)result, "run",
				 (json_int_t)run, "probe", probe, "driver", driver));
	return n;
}

static void put(json_t *table, const char *line, size_t column, const json_t *row)
{
	const char *wanted = get_string(row, "wanted"), *got = get_string(row, "got");
	json_t *cells = member(json_object_get(table, "lines"), line, json_array());

	while (json_array_size(cells) < column)
		json_array_append_new(cells, json_null());
	if (json_array_size(cells) > column)
		return;
	json_array_append_new(cells, json_pack("{s:s, s:s}", "wanted", wanted, "got", got));
	if (strcmp(wanted, got))
		json_object_set_new(
			table, "wrong", json_integer((json_int_t)get_number(table, "wrong") + 1));
}

static void take(json_t *tables, size_t run, const struct journal *journal,
	const struct probe *probe, const json_t *result, size_t *count)
{
	const char *driver = get_string(result, "driver"), *line;
	json_t *row, *table;
	size_t i;

	if (!*driver && get_bool(probe->plan, "cell"))
		driver = probe_driver(journal, probe);
	++*count;
	json_array_foreach(get_list(result, "rows"), i, row) {
		if (!*get_string(row, "got"))
			continue;
		table = table_named(tables, get_string(row, "name"), &line);
		if (table)
			put(table, line, column_of(table, run, probe->id, driver, *count), row);
	}
}

static json_t *table_of(const char *name, json_t *built)
{
	json_t *lines = json_array(), *columns = json_object_get(built, "columns"), *cells, *column;
	const char *line;
	size_t i;

	json_array_foreach(columns, i, column)
		json_object_del(column, "result");
	json_object_foreach(json_object_get(built, "lines"), line, cells) {
		while (json_array_size(cells) < json_array_size(columns))
			json_array_append_new(cells, json_null());
		json_array_append_new(lines, json_pack("{s:s, s:O}", "name", line, "cells", cells));
	}
	return json_pack("{s:s, s:O, s:O, s:o}", "name", name, "columns", columns, "wrong",
		json_object_get(built, "wrong"), "lines", lines);
}

json_t *calls_of(struct journal *const *journals, size_t count)
{
	json_t *tables = json_object(), *out = json_array(), *built, *blaming;
	size_t results = 0, i;
	const char *name;

	for (size_t run = 0; run < count; run++) {
		for (size_t p = 0; p < journals[run]->count; p++) {
			const struct probe *probe = &journals[run]->probes[p];

			take(tables, run, journals[run], probe, probe->last, &results);
			json_array_foreach(probe->blamings, i, blaming)
				take(tables, run, journals[run], probe, blaming, &results);
		}
	}
	json_object_foreach(tables, name, built)
		json_array_append_new(out, table_of(name, built));
	json_decref(tables);
	return out;
}
