/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "decide.h"

#include <string.h>

#define CATEGORIES 1024u

int plan_order(const struct probe *a, const struct probe *b)
{
	if (a->exclusive != b->exclusive)
		return a->exclusive ? 1 : -1;
	if (a->timeout_ms != b->timeout_ms)
		return a->timeout_ms > b->timeout_ms ? -1 : 1;
	return strcmp(a->id, b->id);
}

bool verdict_expected(enum verdict verdict, bool sabotage)
{
	return verdict == VERDICT_SKIP || verdict == (sabotage ? VERDICT_FAIL : VERDICT_PASS);
}

void history_add(struct history *history, enum verdict verdict, bool expected)
{
	history->attempts++;
	history->last = verdict;
	history->last_expected = expected;
	if (!expected) {
		history->unexpected++;
		history->worst = verdict;
		history->splat |= verdict == VERDICT_SPLAT;
	}
}

enum verdict history_final(const struct history *history)
{
	/* What the kernel said, no later pass takes back. */
	if (history->splat)
		return VERDICT_SPLAT;
	if (history->leaked)
		return VERDICT_LEAK;
	if (history->worst != VERDICT_UNSET && history->worst != history->last)
		return history->unexpected < history->attempts ? VERDICT_FLAKY : history->last;
	return history->last;
}

enum next decide_next(
	const struct policy *policy, const struct history *history, unsigned tried, bool blamable)
{
	bool expected = history->last_expected;

	/* A survivor of sabotage is no flake: trying again would only wear the finding down. */
	if (!expected && tried <= policy->retries && !policy->sabotage)
		return NEXT_RETRY;
	if (history->round < policy->repeat && !(policy->until_fail && history->unexpected))
		return NEXT_ROUND;
	if (!expected && blamable && !policy->sabotage &&
		(history->last == VERDICT_FAIL || history->last == VERDICT_BROKEN))
		return NEXT_BLAME;
	return NEXT_FINAL;
}

const char *decide_blame(enum verdict under_runtime, enum verdict under_native)
{
	if (under_runtime != VERDICT_FAIL && under_runtime != VERDICT_BROKEN)
		return NULL;
	if (under_native == VERDICT_PASS)
		return "runtime";
	return under_native == VERDICT_FAIL ? "kernel" : NULL;
}

void categories_of(unsigned k, char *buf, size_t size)
{
	unsigned first = 0, second;

	k %= CATEGORIES * (CATEGORIES - 1) / 2;
	while (k >= CATEGORIES - 1 - first) {
		k -= CATEGORIES - 1 - first;
		first++;
	}
	second = first + 1 + k;
	snprintf(buf, size, "c%u,c%u", first, second);
}
