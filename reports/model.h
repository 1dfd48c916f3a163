/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The model of one run, as read from its journal.  Strings in it are clean (see text.h).
 *
 * Units: durations are milliseconds, times are as the journal says them (ISO 8601, UTC).
 * Ownership: all of it belongs to struct journal and is freed by journal_free().
 */
#ifndef BULKHEAD_MODEL_H
#define BULKHEAD_MODEL_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "text.h"

#define JOURNAL_SCHEMA 1
#define RUN_PROBE      "bulkhead/run"

/* What a verdict means for this run: every format maps this, and never the verdict alone. */
enum outcome {
	OUTCOME_OK,	  /* as expected: PASS, or FAIL under sabotage */
	OUTCOME_KNOWN,	  /* the failure that the baseline expects */
	OUTCOME_FLAKY,	  /* an attempt failed and a later one passed */
	OUTCOME_SKIP,	  /* a feature is absent: code and evidence */
	OUTCOME_EXCLUDED, /* left out by the suite, with its reason */
	OUTCOME_FAILURE, /* the contract is violated: FAIL, LEAK, a survived sabotage, a stale baseline */
	OUTCOME_ERROR, /* nothing is known: BROKEN, TIMEOUT, CRASH, SPLAT, MISS */
	OUTCOME_COUNT
};

struct probe {
	const char *id;
	char *area;	  /* "namespaces/pid" */
	const char *name; /* "init-ignores-unhandled-signals" */
	const char *verdict;
	enum outcome outcome;
	bool sabotage;
	char *why;    /* one line: the reason of anything but a pass, else "" */
	json_t *plan; /* the records, or NULL */
	json_t *final;
	json_t *blame;
	json_t *open;	 /* a start that no result followed */
	json_t *start;	 /* the last start */
	json_t *results; /* array, in order; a panic or hang stands in as a SPLAT or TIMEOUT */
	json_t *blamings; /* array: results of the runs that only served to find out whose fault it is */
	json_t *last; /* the result that decided, or NULL */
};

struct journal {
	char *path;
	json_t *records;   /* every readable record */
	json_t *run, *end; /* borrowed, or NULL */
	json_t *features;  /* array of feature records */
	json_t *problems; /* array of strings: what is wrong with the journal or the run as a whole */
	json_t *index;	  /* id -> position + 1 in probes[] before sorting */
	bool damaged, splat;
	size_t plans, active_plans;
	size_t log_limit
		[2]; /* bytes of a log that a report shows: of a good probe, of another one */
	size_t count;
	struct probe *probes; /* sorted by area, then name */
};

/* 0, or -1 with *error set. */
int journal_read(const char *path, struct journal **ret_journal, char **error);
void journal_free(struct journal *journal);

/* Called by journal_read(): verdicts, outcomes, the stand-in probe RUN_PROBE, the order. */
void journal_judge(struct journal *journal);
int journal_exit_code(const struct journal *journal);
bool journal_complete(const struct journal *journal);
size_t journal_count(const struct journal *journal, enum outcome outcome);
const struct probe *journal_find(const struct journal *journal, const char *id);

/* The machine and the settings of the run: an object of strings, in the order to show it. */
json_t *journal_environment(const struct journal *journal);
/* Seconds from the run record to the end record, or the sum of all durations. */
double journal_seconds(const struct journal *journal);

bool outcome_bad(enum outcome outcome);
const char *outcome_name(enum outcome outcome);
bool verdict_known(const char *verdict);

/* Of a probe.  Strings are never NULL. */
const char *probe_claim(const struct probe *probe);
const char *probe_source(const struct probe *probe);
const char *probe_driver(const struct journal *journal, const struct probe *probe);
const char *probe_blame(const struct probe *probe);
double probe_duration(const struct probe *probe); /* of the deciding attempt, in ms */
json_t *probe_known(const struct probe *probe);	  /* baseline entry, or NULL */
/* "KERNEL: evidence" of a skip, "EXCLUDED: reason", "" otherwise; the caller frees it. */
char *probe_skip_message(const struct probe *probe);
/* One line that says why the verdict is what it is; the caller frees it. */
char *probe_why(const struct journal *journal, const struct probe *probe);
/* Everything to know about a bad result as plain lines, for formats without structure. */
char *probe_details(const struct journal *journal, const struct probe *probe, bool with_logs);
/* The log of one of its results as far as a report shows it, with a line that says what is left out;
 * the caller frees it.  Reports stay below what CI services take (GitLab: 30 MB a file). */
char *probe_log(const struct journal *journal, const struct probe *probe, const json_t *result);
/* The command that runs it again; the caller frees it. */
char *probe_rerun(const struct journal *journal, const struct probe *probe);
/* Rows can be shown as subtests whose results agree with the whole. */
bool probe_rows_shown(const struct probe *probe);

/* Members of a record: "" / 0 / false / an empty array when absent or of another type. */
const char *get_string(const json_t *object, const char *key);
double get_number(const json_t *object, const char *key);
bool get_bool(const json_t *object, const char *key);
json_t *get_list(const json_t *object, const char *key);

#endif
