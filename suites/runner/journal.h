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

/* Truncates an older one; 0 or -errno. */
int journal_open(const char *path, struct journal *ret);
/* Takes the reference.  One write per line, so that a killed runner cuts at most the last one. */
void journal_line(struct journal *journal, json_t *object);
/* After each result: what is in the journal survives a kernel that dies in the next probe. */
void journal_sync(struct journal *journal);
void journal_close(struct journal *journal);

#endif
