/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "verdict.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool read_at(int fd, void *to, size_t size, size_t offset)
{
	return pread(fd, to, size, (off_t)offset) == (ssize_t)size;
}

/*
 * Read, not mapped: a probe may truncate the file, and a mapping would answer that with SIGBUS.  The
 * table of rows is half a megabyte, of which few use anything.
 */
bool record_load(int fd, struct record *ret)
{
	size_t tail = offsetof(struct record, driver);
	size_t rows;

	memset(ret, 0, sizeof(*ret));
	if (!read_at(fd, ret, offsetof(struct record, row), 0) ||
		!read_at(fd, (char *)ret + tail, sizeof(*ret) - tail, tail))
		return false;
	if (ret->magic != RECORD_MAGIC || ret->abi != RECORD_ABI)
		return false;
	rows = ret->rows < RECORD_ROWS ? ret->rows : RECORD_ROWS;
	return !rows ||
	       read_at(fd, ret->row, rows * sizeof(ret->row[0]), offsetof(struct record, row));
}

static json_t *text_of(const char *field, size_t size)
{
	cleanup_free char *clean = utf8_clean(field, strnlen(field, size));

	return json_string(clean);
}
#define TEXT(field) text_of(field, sizeof(field))

static void take_rows(const struct record *record, struct outcome *ret)
{
	for (size_t i = 0; i < record->rows && i < RECORD_ROWS; i++) {
		const struct record_row *row = &record->row[i];

		json_t *told = json_pack("{s:o, s:s, s:o, s:o}", "name", TEXT(row->name), "verdict",
			verdict_name(row->verdict), "detail", TEXT(row->detail), "code",
			row->verdict == VERDICT_SKIP ? json_string(skip_code_name(row->skip_code))
						     : json_null());

		if (row->got[0]) {
			json_object_set_new(told, "wanted", TEXT(row->wanted));
			json_object_set_new(told, "got", TEXT(row->got));
		}
		json_array_append_new(ret->rows, told);
	}
}

static void take_failures(const struct record *record, struct outcome *ret)
{
	for (size_t i = 0; i < record->failures && i < RECORD_FAILURES; i++) {
		const struct record_failure *f = &record->failure[i];

		json_array_append_new(
			ret->failures, json_pack("{s:s, s:b, s:o, s:o, s:o, s:o}", "verdict",
					       verdict_name(f->verdict), "inside", (int)f->inside,
					       "where", TEXT(f->where), "what", TEXT(f->what),
					       "wanted", TEXT(f->wanted), "got", TEXT(f->got)));
	}
}

void outcome_fail(struct outcome *outcome, enum verdict verdict, const char *where,
	const char *what, const char *wanted, const char *got)
{
	json_array_append_new(outcome->failures,
		json_pack("{s:s, s:b, s:s, s:s, s:s, s:s}", "verdict", verdict_name(verdict),
			"inside", 0, "where", where, "what", what, "wanted", wanted, "got", got));
}

void outcome_leak(struct outcome *outcome, const char *kind, const char *what)
{
	cleanup_free char *clean = utf8_clean(what, strlen(what));

	json_array_append_new(outcome->leaks, json_pack("{s:s, s:s}", "kind", kind, "what", clean));
}

static const char *signal_name(int number)
{
	static char text[24];
	const char *abbrev = sigabbrev_np(number);

	if (abbrev)
		snprintf(text, sizeof(text), "SIG%s", abbrev);
	else
		snprintf(text, sizeof(text), "signal %d", number);
	return text;
}

static void take_record(const struct record *record, struct outcome *ret)
{
	take_rows(record, ret);
	take_failures(record, ret);
	free(ret->note);
	ret->note = utf8_clean(record->note, strnlen(record->note, sizeof(record->note)));
	if (record->verdict == VERDICT_SKIP)
		ret->skip = json_pack("{s:s, s:o}", "code", skip_code_name(record->skip_code),
			"evidence", TEXT(record->evidence));
}

static enum verdict stored_verdict(const struct record *record)
{
	uint32_t verdict = record ? record->verdict : VERDICT_UNSET;

	/* The runner's own verdicts are not a probe's to give. */
	return verdict <= VERDICT_SKIP ? verdict : VERDICT_UNSET;
}

void outcome_judge(const struct observation *seen, struct outcome *ret)
{
	enum verdict stored = stored_verdict(seen->record);
	bool killed = seen->has_status && WIFSIGNALED(seen->status);
	int crash = seen->record ? seen->record->crash_signal : 0;

	*ret = (struct outcome){
		.rows = json_array(),
		.failures = json_array(),
		.leaks = json_array(),
		.kernel_log = json_array(),
		.note = xstrdup(""),
		.log = xstrdup(""),
	};
	if (seen->record)
		take_record(seen->record, ret);
	if (seen->shim_error) {
		ret->verdict = VERDICT_BROKEN;
		outcome_fail(ret, VERDICT_BROKEN, "suites/runner/shim.c", seen->shim_error,
			"the isolation of the probe", "an error");
	} else if (seen->timed_out) {
		ret->verdict = VERDICT_TIMEOUT;
	} else if (killed && (stored == VERDICT_UNSET || stored == VERDICT_PASS)) {
		ret->verdict = VERDICT_CRASH;
	} else if (stored != VERDICT_UNSET) {
		ret->verdict = stored;
	} else {
		ret->verdict = VERDICT_MISS;
	}
	if (ret->verdict != VERDICT_SKIP) {
		json_decref(ret->skip);
		ret->skip = NULL;
	}
	if (ret->verdict == VERDICT_CRASH)
		ret->signal = signal_name(WTERMSIG(seen->status));
	else if (crash > 0 && ret->verdict != VERDICT_PASS)
		ret->signal = signal_name(crash);
}

void outcome_overlay(struct outcome *outcome)
{
	bool splat = json_array_size(outcome->kernel_log) || outcome->tainted;

	if (splat && outcome->verdict != VERDICT_CRASH && outcome->verdict != VERDICT_TIMEOUT)
		outcome->verdict = VERDICT_SPLAT;
	else if (json_array_size(outcome->leaks) &&
		 (outcome->verdict == VERDICT_PASS || outcome->verdict == VERDICT_SKIP))
		outcome->verdict = VERDICT_LEAK;
	if (outcome->verdict != VERDICT_SKIP) {
		json_decref(outcome->skip);
		outcome->skip = NULL;
	}
}

void outcome_free(struct outcome *outcome)
{
	json_decref(outcome->rows);
	json_decref(outcome->failures);
	json_decref(outcome->leaks);
	json_decref(outcome->kernel_log);
	json_decref(outcome->skip);
	free(outcome->note);
	free(outcome->log);
	*outcome = (struct outcome){ 0 };
}
