/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What became of each probe over several boots, and whom a crash is blamed on.  Pure: records in,
 * records and lists out.
 *
 * Rules.  A probe that had a start and no result when the machine died is a suspect.  One suspect is
 * blamed at once and gets one more chance; several are not blamed yet.  Suspects run after everything
 * else, one at a time; whoever is then alone in a second crash is blamed, and left out from there on.
 * A probe that passes after a crash that was blamed on it is FLAKY, never PASS.
 */
#ifndef BULKHEAD_VM_LEDGER_H
#define BULKHEAD_VM_LEDGER_H

#include <jansson.h>
#include <stdbool.h>

#include "util.h"

#define LEDGER_CRASHES_MAX 2

struct ledger_probe {
	char *id, *driver, *verdict; /* verdict: the final one, or NULL */
	char *known;		     /* the verdict that a baseline expects, or NULL */
	bool excluded, in_flight, suspect, blamed;
	unsigned crashes, attempt, timeout_ms;
};

struct ledger {
	struct ledger_probe *probe; /* in the order of the plan */
	size_t probes;
	bool run_seen, sabotage;
	unsigned unblamed; /* deaths of the machine that no one probe was blamed for */
	double scale;	   /* how slow the guest found its machine */
};

/*
 * Takes in one record of the guest; true: it belongs in the journal (perhaps changed).  Those that a
 * later boot repeats, and the end of each boot, do not.
 */
bool ledger_take(struct ledger *ledger, json_t *record);

/*
 * The machine died: marks the suspects and adds to `records` (an array) what the journal must say.
 * kind is "panic" or "hang" (reports make the attempt's result of it); cause says more; verdict is the
 * final one of a probe that is left out; log an array of console lines.
 */
struct crash {
	const char *kind, *cause, *verdict, *time;
	unsigned boot;
	json_t *log;
};
void ledger_crash(struct ledger *ledger, const struct crash *crash, json_t *records);

/* Ids that still have to run: ordinary ones, or those that must run alone. */
void ledger_rest(const struct ledger *ledger, bool suspects, struct strv *ret);
/* Every death was blamed on a probe of which a baseline expects just that. */
bool ledger_deaths_known(const struct ledger *ledger);
/* {"PASS": n, ...} of the final verdicts; a planned probe without one is a MISS. */
json_t *ledger_counts(const struct ledger *ledger);
/*
 * The longest time limit of the probes that run now, in milliseconds, stretched as the guest's runner
 * stretches it; 0: none runs.
 */
uint64_t ledger_limit_ms(const struct ledger *ledger);
void ledger_free(struct ledger *ledger);

#endif
