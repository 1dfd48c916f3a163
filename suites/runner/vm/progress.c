/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "gate.h"

void gate_write(struct gate *g, json_t *record)
{
	const char *type = json_string_value(json_object_get(record, "type"));
	bool sync =
		type && strcmp(type, "plan") && strcmp(type, "feature") && strcmp(type, "start");
	bool before = g->journal.error != 0;

	journal_line(&g->journal, record);
	if (sync)
		journal_sync(&g->journal);
	if (g->journal.error && !before)
		complain("%s: %s; the journal is incomplete", g->options->journal,
			strerror(g->journal.error));
}

static const char *text_of(const json_t *record, const char *key)
{
	const char *text = json_string_value(json_object_get(record, key));

	return text ? text : "";
}

static void show_excerpt(const json_t *record)
{
	const json_t *log = json_object_get(record, "kernel_log");
	size_t i;
	json_t *line;

	json_array_foreach(log, i, line) {
		if (i == 12)
			break;
		fprintf(stderr, "    | %s\n", json_string_value(line));
	}
}

void gate_progress(struct gate *g, const json_t *record)
{
	const char *type = text_of(record, "type"), *verdict = text_of(record, "verdict");

	if (g->options->quiet)
		return;
	if (!strcmp(type, "final")) {
		bool expected = !strcmp(verdict, g->options->sabotage ? "FAIL" : "PASS");

		if (g->options->verbose || (!expected && strcmp(verdict, "SKIP")))
			fprintf(stderr, "%-8s %s\n", verdict, text_of(record, "probe"));
	} else if (!strcmp(type, "panic") || !strcmp(type, "hang")) {
		const char *probe = text_of(record, "probe");

		fprintf(stderr, "%-8s boot %u died (%s) while %s ran\n", type, g->boots,
			text_of(record, "cause"),
			*probe						       ? probe
			: json_array_size(json_object_get(record, "suspects")) ? "several probes"
									       : "no probe");
		show_excerpt(record);
	}
}

void gate_summary(const struct gate *g, int code)
{
	json_t *counts = ledger_counts(&g->ledger), *n;
	double seconds = (double)(now_ns() - g->started_ns) / 1e9;
	const char *expected = g->options->sabotage ? "FAIL" : "PASS", *verdict;
	long long passed = 0, failed = 0, skipped = 0;

	if (g->stopped[0])
		complain("%s", g->stopped);
	fprintf(stderr, "vm %s %s:", g->options->kernel, g->boot.machine.accel);
	json_object_foreach(counts, verdict, n)
		fprintf(stderr, " %s %lld", verdict, json_integer_value(n));
	fprintf(stderr, "%s; %u boot%s, ready after %.1f s, %.1f s in all; exit %d; %s\n",
		json_object_size(counts) ? "" : " no probe", g->boots, g->boots == 1 ? "" : "s",
		(double)g->boot.ready_ms / 1e3, seconds, code, g->options->journal);
	json_object_foreach(counts, verdict, n)
		*(!strcmp(verdict, expected)	   ? &passed
			: !strcmp(verdict, "SKIP") ? &skipped
						   : &failed) += json_integer_value(n);
	printf("%lld passed, %lld failed, %lld skipped\n", passed, failed, skipped);
	json_decref(counts);
}
