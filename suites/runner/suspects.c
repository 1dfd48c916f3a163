/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a change of the host to a verdict.  The machine has other users, so what appears while a probe
 * runs need not be the probe's: whoever is suspected runs again, alone, and is guilty when the same kind
 * of thing appears again; or, where nobody else is (--alone), when the thing is still there.
 */
#include <stdlib.h>
#include <string.h>

#include "loop.h"

#define LEAK_RUNS 3u

static size_t running_tallies(const struct loop *loop, const struct attempt *but, size_t *ret)
{
	size_t count = 0;

	for (size_t i = 0; i < loop->run->workers; i++) {
		const struct attempt *attempt = &loop->slot[i];

		if (attempt != but && attempt->phase != PHASE_FREE)
			ret[count++] = attempt->job.tally;
	}
	return count;
}

static bool same_kind(const char *a, const char *b)
{
	size_t n = strcspn(a, " ");

	return n == strcspn(b, " ") && !strncmp(a, b, n);
}

static void suspect_all_running(
	struct loop *loop, struct attempt *attempt, const struct strv *items)
{
	struct run *run = loop->run;
	size_t *others = xcalloc(run->workers, sizeof(*others));
	size_t count = running_tallies(loop, attempt, others);

	for (size_t i = 0; i < items->n; i++) {
		leak_suspect(&loop->leaks, items->v[i], attempt->job.tally, others, count);
		run->tally[attempt->job.tally].outstanding++;
		for (size_t j = 0; j < count; j++)
			run->tally[others[j]].outstanding++;
	}
	free(others);
}

void suspects_note(struct loop *loop, struct attempt *attempt)
{
	struct strv added = { 0 };

	host_scan(&loop->run->host, &added);
	suspect_all_running(loop, attempt, &added);
	strv_free(&added);
}

void suspects_prepare(struct loop *loop, struct tally *tally)
{
	struct strv ignored = { 0 };

	host_scan(&loop->run->host, &ignored);
	strv_free(&ignored);
	/* A thing with a fixed name can only appear again when it is gone. */
	for (size_t i = 0; i < tally->suspected.n; i++) {
		if (host_has(&loop->run->host, tally->suspected.v[i]))
			host_clean(&loop->run->host, tally->suspected.v[i]);
	}
	tally->leak_runs++;
}

static void convict(
	struct loop *loop, struct tally *tally, struct outcome *outcome, const char *item)
{
	cleanup_free char *kind = xstrdup(item);
	char *what = strchr(kind, ' ');

	*what++ = 0;
	outcome_leak(outcome, kind, what);
	host_clean(&loop->run->host, item);
	for (size_t i = 0; i < tally->suspected.n; i++) {
		if (same_kind(item, tally->suspected.v[i]))
			strv_remove(&loop->run->changes, tally->suspected.v[i]);
	}
}

void suspects_prove(struct loop *loop, struct attempt *attempt, struct outcome *outcome)
{
	struct tally *tally = &loop->run->tally[attempt->job.tally];
	struct strv added = { 0 }, other = { 0 };

	host_scan(&loop->run->host, &added);
	for (size_t i = 0; i < added.n; i++) {
		bool again = false;

		for (size_t j = 0; j < tally->suspected.n; j++)
			again |= same_kind(added.v[i], tally->suspected.v[j]);
		if (again)
			convict(loop, tally, outcome, added.v[i]);
		else
			strv_add(&other, added.v[i]);
	}
	for (size_t i = 0; i < tally->sole.n; i++) {
		if (host_has(&loop->run->host, tally->sole.v[i]))
			convict(loop, tally, outcome, tally->sole.v[i]);
	}
	if (tally->leak_runs < LEAK_RUNS)
		suspect_all_running(loop, attempt, &other);
	strv_free(&other);
	strv_free(&added);
}

static void try_alone(struct loop *loop, const struct suspicion *suspicion)
{
	struct run *run = loop->run;

	strv_add(&run->changes, suspicion->item);
	for (size_t i = 0; i < suspicion->suspects; i++) {
		struct tally *tally = &run->tally[suspicion->suspect[i]];
		struct job job = {
			.tally = suspicion->suspect[i], .purpose = FOR_LEAK, .alone = true
		};

		strv_add(&tally->suspected, suspicion->item);
		if (suspicion->suspects == 1 && run->opt.alone)
			strv_add(&tally->sole, suspicion->item);
		if (!tally->leak_queued)
			enqueue(loop, job, false);
		tally->leak_queued = true;
	}
}

void suspects_resolve(struct loop *loop)
{
	struct run *run = loop->run;
	size_t *running = xcalloc(run->workers, sizeof(*running));
	size_t count = running_tallies(loop, NULL, running);
	struct suspicion suspicion;
	bool gone;

	while (leak_next(&loop->leaks, &run->host, running, count, &suspicion, &gone)) {
		if (!gone && !run->interrupted)
			try_alone(loop, &suspicion);
		for (size_t i = 0; i < suspicion.suspects; i++)
			settle(loop, suspicion.suspect[i]);
		suspicion_free(&suspicion);
	}
	free(running);
}
