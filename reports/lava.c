/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * LAVA test signals, to be printed on the console of a job.  A name may hold neither a space nor '>';
 * its URLs take letters, digits and "-_.", so an id's slashes become dots.  A log line must not look
 * like a signal: nothing but signals is printed.
 */
#include "formats.h"

#include <stdlib.h>
#include <string.h>

static char *lava_name(const char *text)
{
	char *name = text_slug(text, "-_./");

	for (char *p = name; *p; p++)
		if (*p == '/')
			*p = '.';
	return name;
}

static const char *lava_result(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
	case OUTCOME_FLAKY:
		return "pass";
	case OUTCOME_SKIP:
	case OUTCOME_EXCLUDED:
		return "skip";
	case OUTCOME_FAILURE:
	case OUTCOME_KNOWN:
		return "fail";
	default:
		return "unknown";
	}
}

void write_lava(FILE *out, const struct journal *j)
{
	const char *area = "";

	for (size_t i = 0; i < j->count; i++) {
		const struct probe *p = &j->probes[i];
		char *set = lava_name(p->area), *name = lava_name(p->name);
		double ms = probe_duration(p);

		if (strcmp(area, p->area)) {
			if (*area)
				fputs("<LAVA_SIGNAL_TESTSET STOP>\n", out);
			fprintf(out, "<LAVA_SIGNAL_TESTSET START %s>\n", set);
			area = p->area;
		}
		fprintf(out, "<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=%s RESULT=%s", name,
			lava_result(p->outcome));
		if (ms > 0)
			fprintf(out, " UNITS=ms MEASUREMENT=%.3f", ms);
		fputs(">\n", out);
		free(set);
		free(name);
	}
	if (*area)
		fputs("<LAVA_SIGNAL_TESTSET STOP>\n", out);
}
