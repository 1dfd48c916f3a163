/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is printed while a run goes on: one redrawn line on a terminal, plain lines elsewhere. */
#ifndef BULKHEAD_PROGRESS_H
#define BULKHEAD_PROGRESS_H

#include "record.h"
#include "util.h"

struct progress {
	bool tty, color, verbose, quiet;
	bool drawn; /* a status line is on the screen */
	size_t planned, done, unexpected, skipped;
	uint64_t begin_ns, drawn_ns;
};

void progress_open(struct progress *progress, size_t planned, bool verbose, bool quiet);
/* The colour of a verdict and its end, or "" twice. */
const char *progress_color(const struct progress *progress, enum verdict verdict);
const char *progress_plain(const struct progress *progress);
/* A whole line that stays; the status line is redrawn by the next progress_status. */
void progress_say(struct progress *progress, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void progress_result(struct progress *progress, enum verdict verdict, double ms, const char *id,
	const char *remark);
void progress_status(struct progress *progress, const char *running);
void progress_clear(struct progress *progress);

#endif
