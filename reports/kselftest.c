/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The dialect of the kernel's run_kselftest.sh, which openQA, LKFT and KernelCI read: a flat TAP 13 in
 * which a test is "selftests: FOLDER: PROGRAM" and its own output, subtests included, is commented.
 */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

static void write_rows(FILE *out, const struct probe *p)
{
	json_t *rows = get_list(p->last, "rows"), *row;
	size_t i;

	fprintf(out, "# 1..%zu\n", json_array_size(rows));
	json_array_foreach(rows, i, row) {
		char *name = text_slug(get_string(row, "name"), "_-./ ()+=,@*<>");
		const char *verdict = get_string(row, "verdict"),
			   *detail = get_string(row, "detail");
		bool skip = !strcmp(verdict, "SKIP"), pass = !strcmp(verdict, "PASS");

		fprintf(out, "# %s %zu %s%s%s%s%s\n", pass || skip ? "ok" : "not ok", i + 1, name,
			skip ? " # SKIP " : "", skip ? get_string(row, "code") : "",
			skip ? ": " : "", skip ? detail : "");
		if (!skip && !pass && *detail)
			fprintf(out, "#   %s\n", detail);
		free(name);
	}
}

static void write_result(
	FILE *out, const struct probe *p, size_t number, const char *area, const char *name)
{
	fprintf(out, "%s %zu selftests: %s: %s", outcome_bad(p->outcome) ? "not ok" : "ok", number,
		area, name);
	if (p->outcome == OUTCOME_SKIP || p->outcome == OUTCOME_EXCLUDED)
		fprintf(out, " # SKIP %s", p->why);
	else if (p->outcome == OUTCOME_KNOWN)
		fprintf(out, " # XFAIL %s", p->why);
	else if (!strcmp(p->verdict, "TIMEOUT") && outcome_bad(p->outcome))
		fprintf(out, " # TIMEOUT %g seconds", get_number(p->plan, "timeout_ms") / 1000);
	else if (outcome_bad(p->outcome))
		fputs(" # exit=1", out);
	putc('\n', out);
}

void write_kselftest(FILE *out, const struct journal *j)
{
	fprintf(out, "TAP version 13\n1..%zu\n", j->count);
	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *area = text_slug(p->area, "_-./"), *name = text_slug(p->name, "_-.");

		if (get_number(p->plan, "timeout_ms") > 0)
			fprintf(out, "# timeout set to %g\n",
				get_number(p->plan, "timeout_ms") / 1000);
		fprintf(out, "# selftests: %s: %s\n", area, name);
		if (probe_rows_shown(p))
			write_rows(out, p);
		if (outcome_bad(p->outcome)) {
			char *details = probe_details(j, p, true);

			fprintf(out, "#   %s: %s\n", p->verdict, p->why);
			text_prefixed(out, "#   ", details);
			free(details);
		} else if (p->outcome == OUTCOME_FLAKY) {
			fprintf(out, "#   FLAKY: %s\n", p->why);
		}
		write_result(out, p, i + 1, area, name);
		free(area);
		free(name);
	}
}
