/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "html.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_AT_ONCE 12

static void term(FILE *out, const char *name, const char *value)
{
	if (*value)
		html_printf(out, "<dt>%s</dt><dd>%s</dd>", name, value);
}

static void block(FILE *out, const char *title, const char *text)
{
	if (*text)
		html_printf(out, "<h3>%s</h3><pre>%s</pre>\n", title, text);
}

static void failures(FILE *out, const json_t *result)
{
	json_t *list = get_list(result, "failures"), *f;
	size_t i;

	if (!json_array_size(list))
		return;
	fputs("<h3>Expected and got</h3><div "
	      "class=\"scroll\"><table><tr><th>where</th><th>what</th>"
	      "<th>expected</th><th>got</th></tr>\n",
		out);
	json_array_foreach(list, i, f)
		html_printf(out,
			"<tr><td><code>%s</code><br><small>%s</small></td><td><code>%s</code></td>"
			"<td><code>%s</code></td><td><code>%s</code></td></tr>\n",
			get_string(f, "where"),
			get_bool(f, "inside") ? "inside the cell" : "outside",
			get_string(f, "what"), get_string(f, "wanted"), get_string(f, "got"));
	fputs("</table></div>\n", out);
}

static const char *row_class(const json_t *row, bool sabotage)
{
	const char *verdict = get_string(row, "verdict");

	if (!strcmp(verdict, "PASS"))
		return "good";
	if (!strcmp(verdict, "SKIP"))
		return "calm";
	return sabotage ? "good" : "bad";
}

/* Bad rows in one table, then the rest; a long rest is folded away. */
static void rows(FILE *out, const json_t *result, bool sabotage)
{
	json_t *list = get_list(result, "rows"), *row;
	size_t i, n = json_array_size(list), bad = 0;

	json_array_foreach(list, i, row)
		bad += !strcmp(row_class(row, sabotage), "bad");
	if (!n)
		return;
	html_printf(out, "<h3>Rows: %zu of %zu as they should be</h3>\n", n - bad, n);
	for (int pass = bad ? 0 : 1; pass < 2; pass++) {
		bool fold = pass == 1 && n - bad > ROWS_AT_ONCE;

		if (pass == 1 && n == bad)
			break;
		if (fold)
			html_printf(out, "<details class=\"more\"><summary>%zu more rows</summary>",
				n - bad);
		fputs("<div class=\"scroll\"><table class=\"rows\">"
		      "<tr><th>verdict</th><th>row</th><th>detail</th></tr>\n",
			out);
		json_array_foreach(list, i, row) {
			const char *class = row_class(row, sabotage),
				   *code = get_string(row, "code");

			if (!strcmp(class, "bad") != !pass)
				continue;
			html_printf(out,
				"<tr><td><span class=\"tag "
				"%s\">%s</span></td><td><code>%s</code></td>"
				"<td>%s%s%s</td></tr>\n",
				class, get_string(row, "verdict"), get_string(row, "name"), code,
				*code ? ": " : "", get_string(row, "detail"));
		}
		fputs(fold ? "</table></div></details>\n" : "</table></div>\n", out);
	}
}

static void leaks(FILE *out, const json_t *result)
{
	json_t *leak;
	size_t i;

	if (!json_array_size(get_list(result, "leaks")))
		return;
	fputs("<h3>Left behind</h3><div "
	      "class=\"scroll\"><table><tr><th>kind</th><th>what</th></tr>\n",
		out);
	json_array_foreach(get_list(result, "leaks"), i, leak)
		html_printf(out, "<tr><td>%s</td><td><code>%s</code></td></tr>\n",
			get_string(leak, "kind"), get_string(leak, "what"));
	fputs("</table></div>\n", out);
}

static void kernel_log(FILE *out, const json_t *result)
{
	json_t *line;
	size_t i;

	if (!json_array_size(get_list(result, "kernel_log")))
		return;
	fputs("<h3>Kernel log</h3><pre>", out);
	json_array_foreach(get_list(result, "kernel_log"), i, line)
		html_printf(out, "%s\n", json_string_value(line) ?: "");
	fputs("</pre>\n", out);
}

static void attempt(FILE *out, const struct journal *j, const struct probe *p, const json_t *result)
{
	char *log = probe_log(j, p, result);

	failures(out, result);
	rows(out, result, p->sabotage);
	leaks(out, result);
	kernel_log(out, result);
	block(out, "Note", get_string(result, "note"));
	block(out, "Log", log);
	free(log);
}

static void blame(FILE *out, const struct probe *p)
{
	const char *layer = probe_blame(p), *driver;
	json_t *by = json_object_get(p->blame, "by"), *verdict;
	size_t i = 0;

	if (!*layer)
		return;
	html_printf(out, "<dt>Blame</dt><dd><b>the %s</b>", layer);
	json_object_foreach(by, driver, verdict) {
		char *name = text_one_line(driver, strlen(driver));

		html_printf(out, "%s%s under %s", i++ ? ", " : ": ",
			json_string_value(verdict) ?: "?", name);
		free(name);
	}
	fputs("</dd>", out);
	term(out, "Policy", get_string(p->blame, "policy"));
}

static void body(FILE *out, const struct journal *j, const struct probe *p)
{
	char *again = probe_rerun(j, p);
	size_t n = json_array_size(p->results), i;
	json_t *result, *known = probe_known(p);

	fputs("<div class=\"body\"><dl>", out);
	term(out, "Claim", probe_claim(p));
	term(out, "Source", probe_source(p));
	term(out, "Driver", probe_driver(j, p));
	blame(out, p);
	if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED)
		term(out, "Evidence", p->why);
	if (known) {
		term(out, "Baseline", get_string(known, "reason"));
		term(out, "Entry", get_string(known, "where"));
	}
	term(out, "Signal", get_string(p->last, "signal"));
	term(out, "Taint", get_string(p->last, "taint"));
	fputs("</dl>\n", out);
	json_array_foreach(p->results, i, result) {
		if (n > 1) {
			char *took = html_duration(get_number(result, "duration_ms"));

			html_printf(out, "<h3>Attempt %zu of %zu: %s, %s</h3>\n", i + 1, n,
				get_string(result, "verdict"), took);
			free(took);
		}
		attempt(out, j, p, result);
	}
	json_array_foreach(p->blamings, i, result) {
		html_printf(out,
			"<details class=\"more\"><summary>Run again under %s to find the culprit: "
			"%s"
			"</summary>\n",
			get_string(result, "driver"), get_string(result, "verdict"));
		attempt(out, j, p, result);
		fputs("</details>\n", out);
	}
	if (*again)
		html_printf(out,
			"<div class=\"again\"><code>%s</code><button type=\"button\" "
			"class=\"copy\">Copy"
			"</button></div>\n",
			again);
	fputs("</div>\n", out);
	free(again);
}

void html_probe(FILE *out, const struct journal *j, const struct probe *p, bool open)
{
	const char *layer = probe_blame(p), *second = *p->why ? p->why : probe_claim(p);
	char *anchor = text_format("%s", p->id), *took = html_duration(probe_duration(p));

	for (char *c = anchor; *c; c++)
		if (*c == ' ')
			*c = '_';
	html_printf(out, "<details class=\"probe\" id=\"%s\" data-find=\"%s\"", anchor,
		outcome_name(p->outcome));
	fputs(open ? " open>" : ">", out);
	html_printf(out, "<summary><span class=\"tag %s\">%s</span><span class=\"id\">%s",
		html_class(p->outcome), p->verdict, p->id);
	if (*layer)
		html_printf(out, " <span class=\"tag small warn\">%s</span>", layer);
	html_printf(out, "</span><span class=\"ms\">%s</span>", probe_duration(p) > 0 ? took : "");
	html_printf(out, "<span class=\"why\">%s</span></summary>\n", second);
	body(out, j, p);
	fputs("</details>\n", out);
	free(anchor);
	free(took);
}
