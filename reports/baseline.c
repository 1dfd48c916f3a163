/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A baseline from a journal: one entry for each unexpected result, to be completed by a person.  What only
 * a person can say is '?', which the reader refuses: nobody can excuse a failure without looking at it.
 */
#include "report.h"
#include "model.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

static bool expectable(const struct probe *p)
{
	if (!strcmp(p->id, RUN_PROBE) || p->sabotage || !strcmp(p->verdict, "MISS"))
		return false;
	return p->outcome == OUTCOME_FLAKY ||
	       (outcome_bad(p->outcome) && strcmp(p->verdict, "PASS"));
}

/* "6.12" of "6.12.117+deb12-cloud-amd64"; "any" when there is no number. */
static char *series(const struct journal *j)
{
	const char *release = get_string(json_object_get(j->run, "kernel"), "release");
	size_t n = strspn(release, "0123456789");

	if (n && release[n] == '.')
		n += 1 + strspn(release + n + 1, "0123456789");
	return n ? text_format("%.*s", (int)n, release) : text_format("any");
}

/* The reason's first characters; the verdict and the place are in it. */
static char *hint(const struct probe *p)
{
	char *line = text_one_line(p->why, strlen(p->why));

	if (strlen(line) > 160)
		line[160] = 0;
	return line;
}

static size_t write_entries(FILE *out, const struct journal *j)
{
	const char *variant = get_string(j->run, "variant");
	char *kernel = series(j);
	size_t written = 0;

	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *why;

		if (!expectable(p))
			continue;
		why = hint(p);
		fprintf(out, "%-8s %s kernel=%s%s%s owner=? until=? link=? # ? %s\n", p->verdict,
			p->id, kernel, *variant ? " variant=" : "", variant, why);
		free(why);
		written++;
	}
	free(kernel);
	return written;
}

int report_baseline(const char *journal_path, const char *out_path, char **error)
{
	struct journal *j = NULL;
	struct output out;
	size_t written;
	int rc;

	if (journal_read(journal_path, &j, error) < 0)
		return -1;
	if (!journal_complete(j)) {
		*error = text_format(
			"%s: the run is incomplete: a baseline is made of a whole one", j->path);
		journal_free(j);
		return -1;
	}
	rc = output_open(&out, out_path, error);
	if (rc == 0) {
		fprintf(out.file,
			"# Known failures, from the run %s of %s on Linux %s.\n"
			"# Before it is used, each '?' wants an answer: owner= a name, "
			"until=YYYY-MM-DD the "
			"last day\n# on which the entry holds, link= where it is tracked, and "
			"after '#' "
			"the reason.\n",
			get_string(j->run, "id"), get_string(j->run, "time"),
			get_string(json_object_get(j->run, "kernel"), "release"));
		written = write_entries(out.file, j);
		rc = output_close(&out, error);
	}
	journal_free(j);
	return rc ? rc : (int)written;
}
