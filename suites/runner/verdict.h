/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a record, a wait status and what the runner saw: one result, as the journal writes it. */
#ifndef BULKHEAD_VERDICT_H
#define BULKHEAD_VERDICT_H

#include <jansson.h>

#include "record.h"
#include "util.h"

/* Everything that ended with one attempt of one probe. */
struct outcome {
	enum verdict verdict;
	double duration_ms;
	json_t *rows, *failures, *leaks, *kernel_log; /* arrays */
	json_t *skip;				      /* object or NULL */
	const char *signal;			      /* "SIGSEGV" or NULL */
	char taint[32];				      /* letters of the bits that were added */
	bool tainted;				      /* some of them mean trouble */
	char *note, *log;			      /* valid UTF-8 */
};

/* Reads the parts in use of the record; false when it is not one. */
bool record_load(int fd, struct record *ret);

/* The observed facts of an attempt, for outcome_judge. */
struct observation {
	const struct record *record; /* NULL: none was received */
	bool has_status;
	int status; /* wait status of the probe */
	bool timed_out;
	const char *shim_error; /* a step of the isolation that failed, or NULL */
};
/*
 * The rule of the verdicts, in order: isolation failed -> BROKEN; out of time -> TIMEOUT; a signal
 * without a stored verdict -> CRASH; a stored verdict -> itself; else MISS.  A signal after a stored
 * PASS is a CRASH too.  LEAK and SPLAT are laid over PASS and SKIP by outcome_overlay.
 */
void outcome_judge(const struct observation *seen, struct outcome *ret);
/* A leak or a splat outranks PASS and SKIP; a splat outranks everything but CRASH and TIMEOUT. */
void outcome_overlay(struct outcome *outcome);
void outcome_free(struct outcome *outcome);

void outcome_leak(struct outcome *outcome, const char *kind, const char *what);
void outcome_fail(struct outcome *outcome, enum verdict verdict, const char *where,
	const char *what, const char *wanted, const char *got);

/* Copy with NUL and each byte of invalid UTF-8 replaced by U+FFFD. */
char *utf8_clean(const char *text, size_t length);

#endif
