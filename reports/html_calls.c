/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "calls.h"
#include "html.h"

#include <string.h>

static void column_heads(FILE *out, const json_t *table, bool several_runs)
{
	json_t *column;
	size_t i;

	fputs("<thead><tr><th rowspan=\"2\">call</th>", out);
	json_array_foreach(get_list(table, "columns"), i, column) {
		const char *probe = get_string(column, "probe"), *last = strrchr(probe, '/'),
			   *driver = get_string(column, "driver");

		html_printf(out, "<th colspan=\"3\" title=\"%s\">%s<br><small>", probe,
			last ? last + 1 : probe);
		if (several_runs)
			html_printf(out, "run %zu, ", (size_t)get_number(column, "run") + 1);
		html_printf(out, "%s%s</small></th>", *driver ? "driver " : "no cell", driver);
	}
	fputs("</tr><tr>", out);
	json_array_foreach(get_list(table, "columns"), i, column)
		fputs("<th></th><th>expected</th><th>seen</th>", out);
	fputs("</tr></thead>\n", out);
}

static void cell_of(FILE *out, const json_t *cell)
{
	const char *wanted = get_string(cell, "wanted"), *got = get_string(cell, "got");

	if (json_is_null(cell))
		fputs("<td colspan=\"3\"></td>", out);
	else
		html_printf(out, "<td class=\"%s\">%s</td><td>%s</td><td>%s</td>",
			strcmp(wanted, got) ? "bad" : "as",
			strcmp(got, "allowed") ? "denied" : "allowed", wanted, got);
}

static void one_table(FILE *out, const json_t *table, bool several_runs)
{
	json_t *lines = get_list(table, "lines"), *line, *cell;
	size_t wrong = (size_t)get_number(table, "wrong"), i, k;

	html_printf(out, "<details class=\"more\" id=\"calls-%s\"%s><summary>%s: %zu calls, ",
		get_string(table, "name"), wrong ? " open" : "", get_string(table, "name"),
		json_array_size(lines));
	if (wrong)
		html_printf(out, "%zu answers not as expected</summary>", wrong);
	else
		fputs("all as expected</summary>", out);
	fputs("<div class=\"scroll\"><table class=\"calls\">", out);
	column_heads(out, table, several_runs);
	fputs("<tbody>\n", out);
	json_array_foreach(lines, i, line) {
		html_printf(out, "<tr><td class=\"id\">%s</td>", get_string(line, "name"));
		json_array_foreach(get_list(line, "cells"), k, cell)
			cell_of(out, cell);
		fputs("</tr>\n", out);
	}
	fputs("</tbody></table></div></details>\n", out);
}

void html_calls(FILE *out, const json_t *tables, bool several_runs)
{
	json_t *table;
	size_t i;

	if (!json_array_size(tables))
		return;
	fputs("<section id=\"calls\"><h2>Call by call <small>what the filters answer to every "
	      "system "
	      "call, by probe and driver</small></h2>\n",
		out);
	json_array_foreach(tables, i, table)
		one_table(out, table, several_runs);
	fputs("</section>\n", out);
}
