/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "compare.h"
#include "html.h"

#include <stdlib.h>
#include <string.h>

static const char *release(const json_t *side)
{
	const char *kernel = get_string(json_object_get(side, "environment"), "kernel");

	return *kernel ? kernel : "unknown";
}

static const char *or_none(const char *value)
{
	return *value ? value : "none";
}

/* The reason is one of the rows, which are listed anyway. */
static bool row_told(const json_t *entry, const char *why)
{
	return json_array_size(get_list(entry, "rows")) && !strncmp(why, "row ", 4);
}

static void text_entry(FILE *out, const json_t *entry, bool times)
{
	const char *why = get_string(entry, "why_after");
	json_t *row;
	size_t i;

	if (times)
		fprintf(out, "  %s  %.1f ms -> %.1f ms\n", get_string(entry, "probe"),
			get_number(entry, "ms_before"), get_number(entry, "ms_after"));
	else
		fprintf(out, "  %s  %s -> %s\n", get_string(entry, "probe"),
			or_none(get_string(entry, "before")), or_none(get_string(entry, "after")));
	if (!times && *why && !row_told(entry, why))
		fprintf(out, "      %s\n", why);
	json_array_foreach(get_list(entry, "rows"), i, row)
		fprintf(out, "      row %s  %s -> %s%s%s\n", get_string(row, "name"),
			get_string(row, "before"), get_string(row, "after"),
			*get_string(row, "detail") ? ": " : "", get_string(row, "detail"));
}

void compare_text(FILE *out, const json_t *difference)
{
	json_t *item, *a = json_object_get(difference, "before"),
		      *b = json_object_get(difference, "after");
	bool any = false;
	size_t i;

	fprintf(out, "before: %s, Linux %s%s\nafter:  %s, Linux %s%s\n", get_string(a, "journal"),
		release(a), get_bool(a, "complete") ? "" : ", incomplete", get_string(b, "journal"),
		release(b), get_bool(b, "complete") ? "" : ", incomplete");
	if (json_array_size(get_list(difference, "environment")))
		fputs("\nEnvironment\n", out);
	json_array_foreach(get_list(difference, "environment"), i, item)
		fprintf(out, "  %s: %s -> %s\n", get_string(item, "name"),
			or_none(get_string(item, "before")), or_none(get_string(item, "after")));
	for (const struct compare_list *l = compare_lists; l->key; l++) {
		json_t *list = get_list(difference, l->key);

		if (!json_array_size(list))
			continue;
		any = true;
		fprintf(out, "\n%s: %zu (%s)\n", l->title, json_array_size(list), l->explain);
		json_array_foreach(list, i, item)
			text_entry(out, item, !strcmp(l->key, "slower"));
	}
	if (!any)
		fputs("\nNo difference in any result.\n", out);
}

static void html_change(FILE *out, const char *before, const char *after, const char *class)
{
	html_printf(out,
		"<td><span class=\"tag calm\">%s</span></td><td>&rarr;</td>"
		"<td><span class=\"tag %s\">%s</span></td>",
		or_none(before), class, or_none(after));
}

static void html_entry(FILE *out, const json_t *entry, const struct compare_list *l)
{
	bool times = !strcmp(l->key, "slower");
	char *was = html_duration(get_number(entry, "ms_before")),
	     *is = html_duration(get_number(entry, "ms_after"));
	const char *why = get_string(entry, "why_after");
	json_t *row;
	size_t i;

	html_printf(out, "<tr data-find=\"%s\"><td><span class=\"id\">%s</span>", l->key,
		get_string(entry, "probe"));
	if (!times && *why && !row_told(entry, why))
		html_printf(out, "<br><small>%s</small>", why);
	json_array_foreach(get_list(entry, "rows"), i, row)
		html_printf(out, "<br><small>row <code>%s</code>: %s &rarr; <b>%s</b> %s</small>",
			get_string(row, "name"), get_string(row, "before"),
			get_string(row, "after"), get_string(row, "detail"));
	fputs("</td>", out);
	html_change(out, times ? was : get_string(entry, "before"),
		times ? is : get_string(entry, "after"), l->class);
	fputs("</tr>\n", out);
	free(was);
	free(is);
}

static void html_environment(FILE *out, const json_t *difference)
{
	json_t *list = get_list(difference, "environment"), *item;
	size_t i;

	fputs("<section><h2>Environment</h2>\n", out);
	if (!json_array_size(list))
		fputs("<p>No difference.</p>", out);
	else
		fputs("<div "
		      "class=\"scroll\"><table><tr><th></th><th>before</th><th>after</th></tr>\n",
			out);
	json_array_foreach(list, i, item)
		html_printf(out,
			"<tr><td>%s</td><td><code>%s</code></td><td><code>%s</code></td></tr>\n",
			get_string(item, "name"), or_none(get_string(item, "before")),
			or_none(get_string(item, "after")));
	fputs(json_array_size(list) ? "</table></div></section>\n" : "</section>\n", out);
}

static void html_head(FILE *out, const json_t *difference)
{
	json_t *a = json_object_get(difference, "before"),
	       *b = json_object_get(difference, "after");
	size_t regressed = json_array_size(get_list(difference, "regressed"));

	html_printf(out,
		"<header><h1>bulkhead: Linux %s &rarr; %s</h1>\n<p class=\"sub\">%s%s, then "
		"%s%s</p>\n",
		release(a), release(b), get_string(a, "journal"),
		get_bool(a, "complete") ? "" : " (incomplete)", get_string(b, "journal"),
		get_bool(b, "complete") ? "" : " (incomplete)");
	if (regressed)
		html_printf(out, "<p class=\"verdict bad\">%zu regressed</p>\n<ul class=\"tiles\">",
			regressed);
	else
		fputs("<p class=\"verdict good\">Nothing regressed</p>\n<ul class=\"tiles\">", out);
	for (const struct compare_list *l = compare_lists; l->key; l++) {
		size_t n = json_array_size(get_list(difference, l->key));

		html_printf(out,
			"<li><a href=\"#%s\" class=\"%s\"><b>%zu</b><span>%s</span></a></li>",
			l->key, n ? "some" : "none", n, l->title);
	}
	fputs("</ul></header>\n", out);
}

void compare_html(FILE *out, const json_t *difference)
{
	json_t *item, *b = json_object_get(difference, "after");
	size_t i;

	html_begin(out, "bulkhead: two runs compared");
	html_head(out, difference);
	html_environment(out, difference);
	html_filter(out, "changes");
	for (const struct compare_list *l = compare_lists; l->key; l++) {
		json_t *list = get_list(difference, l->key);

		if (!json_array_size(list))
			continue;
		html_printf(out,
			"<section class=\"group\" id=\"%s\"><h2>%s <small>%zu: %s</small></h2>"
			"<div class=\"scroll\"><table class=\"changes\">\n",
			l->key, l->title, json_array_size(list), l->explain);
		json_array_foreach(list, i, item)
			html_entry(out, item, l);
		fputs("</table></div></section>\n", out);
	}
	html_end(out, get_string(json_object_get(b, "environment"), "bulkhead"));
}
