/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A baseline is data: the failures that are known on one kernel or in one variant, each with its
 * reason, a link, who answers for it and until when.  One entry a line:
 *
 *	FAIL   cgroups/cpu/weight-*  kernel=6.1..6.12  owner=jane until=2027-03-31
 *	       (on the same line:)   link=https://bugs.example.org/7  # why
 *
 * VERDICT is FAIL, BROKEN, TIMEOUT, CRASH, LEAK or SPLAT; or FLAKY, a quarantine: the probe may fail,
 * as long as one of a few more attempts passes.  kernel= takes A, A.., ..B or A..B (compared number by
 * number as far as the bound goes: 6.12 holds every 6.12.x) or "any"; variant= the name of a variant,
 * or several as A+B, of a machine that may have more; one of the two is a must, as are owner=, until= (a
 * day in UTC, the last one on which the entry holds), link= and the reason after '#'.  driver= narrows
 * an entry to one driver.
 *
 * Strict: an entry that lacks something, has expired, matches no probe's id, or covers what another one
 * covers too, ends the run before it begins.
 */
#ifndef BULKHEAD_BASELINE_H
#define BULKHEAD_BASELINE_H

#include <stdio.h>

#include "catalog.h"
#include "record.h"

/* More attempts that a probe in quarantine gets, whatever --retries says. */
#define QUARANTINE_RETRIES 2

struct baseline_entry {
	char *path; /* of the file, as it was named */
	unsigned line;
	enum verdict verdict;			/* VERDICT_FLAKY: quarantine */
	char *glob, *kernel, *variant, *driver; /* NULL: not said */
	char *owner, *until, *link, *reason;
};

struct baseline {
	struct baseline_entry *entry;
	size_t entries;
};

/* What an entry is matched against. */
struct baseline_machine {
	const char *release; /* uname -r: "6.12.117+deb12-cloud-amd64" */
	const char *variant; /* "" or NULL: none */
};

/*
 * Adds the entries of a stream.  today is "2026-11-25".  0, or -1 with one line "path:line: what is
 * wrong, what would be right" in *error, to be freed.
 */
int baseline_parse(
	FILE *in, const char *path, const char *today, struct baseline *baseline, char **error);
/*
 * The file of a name: a path (it has a '/' or ends in ".baseline"), or NAME.baseline in the folder
 * baselines/ beside the suites.  beside: the folder of the suite that names it, or NULL.  To be
 * freed; NULL with *error when there is none.
 */
char *baseline_find(const char *name, const char *beside, char **error);
/* Finds and reads it; today's date is the machine's. */
int baseline_load(const char *name, const char *beside, struct baseline *baseline, char **error);
/* Every glob matches some probe, and no two entries that hold here cover the same one; 0 or -1. */
int baseline_check(const struct baseline *baseline, const struct baseline_machine *machine,
	const struct catalog *catalog, char **error);
/* The entry that covers the probe under this driver on this machine, or NULL. */
const struct baseline_entry *baseline_covers(const struct baseline *baseline,
	const struct baseline_machine *machine, const char *id, const char *driver);
/* Whether a release lies in the range of a kernel= setting. */
bool baseline_kernel_holds(const char *range, const char *release);
void baseline_free(struct baseline *baseline);

#endif
