/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The decisions of a run, without any input or output: order, what comes next, what it ends as. */
#ifndef BULKHEAD_DECIDE_H
#define BULKHEAD_DECIDE_H

#include "catalog.h"
#include "record.h"

/* Exclusive probes last, then the longest limit first (it would end the run alone), then the id. */
int plan_order(const struct probe *a, const struct probe *b);

/* Under sabotage a probe is expected to fail; a skip says nothing in both cases. */
bool verdict_expected(enum verdict verdict, bool sabotage);

/* The attempts of one probe, as far as they count for its verdict. */
struct history {
	unsigned attempts, unexpected;
	enum verdict last, worst;  /* worst: the last unexpected one, UNSET if none */
	bool last_expected, splat; /* splat: some attempt had one */
	bool leaked;		   /* proven when it ran alone: no later pass takes that back */
	unsigned round;		   /* of --repeat, from 1 */
};
/* expected: whether this verdict is what was to come, see verdict_expected and baseline.h. */
void history_add(struct history *history, enum verdict verdict, bool expected);
enum verdict history_final(const struct history *history);

struct policy {
	unsigned retries; /* more attempts after an unexpected one, in each round */
	unsigned repeat;  /* rounds */
	bool until_fail, sabotage;
};
enum next { NEXT_RETRY, NEXT_ROUND, NEXT_BLAME, NEXT_FINAL };
/* tried: attempts in this round so far.  blamable: it has a cell that a runtime built. */
enum next decide_next(
	const struct policy *policy, const struct history *history, unsigned tried, bool blamable);

/* "runtime" or "kernel", or NULL when the second run says nothing. */
const char *decide_blame(enum verdict under_runtime, enum verdict under_native);

/* The k-th pair of 1024 SELinux categories, each pair once before any comes again. */
void categories_of(unsigned k, char *buf, size_t size);

#endif
