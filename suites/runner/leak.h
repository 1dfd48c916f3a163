/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who left it?  With one probe running, that one.  With several, the object is held against all that
 * ran when it appeared; if it is still there when the last of them has ended, each runs again alone.
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

/*
 * After an attempt ended: item is new.  others: the tallies that still run.  True when it is the one
 * that ended for sure; else it is noted.
 */
bool leak_attribute(
	struct leaks *leaks, const char *item, size_t ended, const size_t *others, size_t count);
/*
 * Takes the next suspicion that is ripe: its item still there, none of its suspects running.  Those
 * whose item has vanished are dropped on the way, into ret as well but with *ret_gone set.
 */
bool leak_next(struct leaks *leaks, const struct host *host, const size_t *running, size_t count,
	struct suspicion *ret, bool *ret_gone);
void suspicion_free(struct suspicion *suspicion);

#endif
