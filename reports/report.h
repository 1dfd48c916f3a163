/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reports: everything that is said about a run is made from its journal alone.
 *
 * Common rules of the functions below
 * - A path "-" for output is standard output; any other regular file is replaced atomically (written
 *   beside it, then renamed), so a reader never sees half a report.
 * - On -1, *error is one line naming the file (and the line, where there is one), what is wrong and
 *   what would be right; it is malloc'ed and the caller frees it.  Otherwise *error is untouched.
 * - A journal that was cut anywhere, or that is damaged, is not an error: the reports are valid, name
 *   what is missing, and are never greener than the run was.  A file that is no journal is an error.
 * - Running out of memory ends the program.
 */
#ifndef BULKHEAD_REPORT_H
#define BULKHEAD_REPORT_H

#include <stddef.h>

/* The formats of report_write(), ended by NULL; the strings are static. */
const char *const *report_formats(void);

int report_write(const char *journal_path, const char *format, const char *out_path, char **error);

/*
 * The exit code that the run behind a journal deserves, by its records and not only by what it
 * said at its end: 0 clean, 1 an unexpected result, 3 incomplete, 4 nothing selected, 5 a required
 * feature is missing, 6 kernel splat, 130 interrupted; -1 on error.
 */
int report_exit_code(const char *journal_path, char **error);

/*
 * The known failures of a run as a file for `run --baseline`, with '?' for what only a person can say.
 * The number of entries, or -1.
 */
int report_baseline(const char *journal_path, const char *out_path, char **error);

/*
 * Two runs: formats "text", "json", "html".  1: something regressed (it passed before and does not
 * now, or a row of it does not), 0: nothing did, -1: error.
 */
int report_compare(const char *before_path, const char *after_path, const char *format,
	const char *out_path, char **error);

/* N runs, a column each, in the order given: formats "text", "json", "html".  0 or -1. */
int report_matrix(const char *const *journal_paths, size_t count, const char *format,
	const char *out_path, char **error);

/*
 * One journal out of the shards of a run.  The shards must be of the same suite, driver, kernel and
 * version, and may not overlap.  A missing shard, or one without its end, makes the result incomplete.
 */
int journal_merge(const char *const *shard_paths, size_t count, const char *out_path, char **error);

#endif
