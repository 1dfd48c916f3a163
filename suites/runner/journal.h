/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The journal: JSON lines, appended and synced; every report is made from it alone.  A journal whose
 * last line is no "end" record is a run that did not come to its end.
 */
#ifndef BULKHEAD_JOURNAL_H
#define BULKHEAD_JOURNAL_H

#include <jansson.h>

#include "util.h"

struct journal {
	int fd; /* -1: nobody asked for one, all calls do nothing */
	char *path;
	int error; /* the first write that failed, as errno */
};

/* Truncates an older one; 0 or -errno.  -EWOULDBLOCK: another run is writing this very file. */
int journal_open(const char *path, struct journal *ret);
/* What to say of journal_open's -errno. */
const char *journal_complaint(int rc);
/* After a write that failed nothing more is written: a journal is cut, and never has a hole.
 * Takes the reference.  One write per line, so that a killed runner cuts at most the last one. */
void journal_line(struct journal *journal, json_t *object);
/* After each result: what is in the journal survives a kernel that dies in the next probe. */
void journal_sync(struct journal *journal);
void journal_close(struct journal *journal);

#endif
