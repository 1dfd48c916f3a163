/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who may have left it?  All that ran when it appeared; the suspicion is ripe when the last of them has
 * ended and the thing is still there.
 */
#ifndef BULKHEAD_LEAK_H
#define BULKHEAD_LEAK_H

#include "host.h"

struct suspicion {
	char *item;
	size_t *suspect; /* indices of tallies */
	size_t suspects;
};

struct leaks {
	struct suspicion *open;
	size_t count;
};

/* After an attempt ended: item is new.  others: the tallies that still run. */
void leak_suspect(
	struct leaks *leaks, const char *item, size_t ended, const size_t *others, size_t count);
/*
 * Takes the next suspicion that is ripe: its item still there, none of its suspects running.  Those
 * whose item has vanished are dropped on the way, into ret as well but with *ret_gone set.
 */
bool leak_next(struct leaks *leaks, const struct host *host, const size_t *running, size_t count,
	struct suspicion *ret, bool *ret_gone);
void suspicion_free(struct suspicion *suspicion);

#endif
