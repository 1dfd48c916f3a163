/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a change of the host to a verdict.  The machine has other users, so what appears while a probe
 * runs need not be the probe's: whoever is suspected runs again, alone, and is guilty when the same kind
 * of thing appears again, three times in a row, and no such one while nothing runs; where nobody else is (--alone), once, or when the
 * thing is still there.
 */
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "loop.h"

/* Runs alone that must all show it; one is enough where nobody else can have made it. */
#define PROOFS 3u
/* Of the control after them. */
#define CONTROL_MIN_MS 300
#define CONTROL_MAX_MS 3000

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

/* What two things have in common that one program makes, one after another: all but the digits. */
static char *without_digits(const char *item)
{
	char *name = xstrdup(item), *to = name;

	for (const char *c = item; *c; c++)
		if (*c < '0' || *c > '9')
			*to++ = *c;
	*to = 0;
	return name;
}

/* These appeared while nothing ran: somebody else makes such things. */
static void note_noise(struct run *run, const struct strv *items)
{
	for (size_t i = 0; i < items->n; i++) {
		char *name = without_digits(items->v[i]);

		if (strv_has(&run->noise, name))
			free(name);
		else
			strv_take(&run->noise, name);
	}
}

static bool is_noise(const struct run *run, const char *item)
{
	cleanup_free char *name = without_digits(item);

	return strv_has(&run->noise, name);
}

void suspects_prepare(struct loop *loop, struct tally *tally)
{
	struct strv ignored = { 0 };

	/* Nothing has run since the last look. */
	host_scan(&loop->run->host, &ignored);
	note_noise(loop->run, &ignored);
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
	for (size_t i = 0; i < tally->suspected.n; i++) {
		if (same_kind(item, tally->suspected.v[i]))
			strv_remove(&loop->run->changes, tally->suspected.v[i]);
	}
}

static void run_alone(struct loop *loop, size_t index)
{
	struct tally *tally = &loop->run->tally[index];

	if (!tally->leak_queued)
		enqueue(loop, (struct job){ .tally = index, .purpose = FOR_LEAK, .alone = true },
			false);
	tally->leak_queued = true;
}

/* What a run alone has made of the kinds that are suspected, or (nobody else is here) what stayed. */
static void collect_evidence(struct loop *loop, struct tally *tally, struct strv *ret)
{
	struct strv added = { 0 };

	host_scan(&loop->run->host, &added);
	for (size_t i = 0; i < added.n; i++) {
		bool again = false;

		for (size_t j = 0; j < tally->suspected.n; j++)
			again |= same_kind(added.v[i], tally->suspected.v[j]);
		if (again)
			strv_add(ret, added.v[i]);
		else
			strv_add(&loop->run->changes, added.v[i]);
	}
	for (size_t i = 0; i < tally->sole.n; i++) {
		if (host_has(&loop->run->host, tally->sole.v[i]) &&
			!strv_has(ret, tally->sole.v[i]))
			strv_add(ret, tally->sole.v[i]);
	}
	strv_free(&added);
}

/*
 * The control: the same time again, twice over, with nothing running.  Where such things appear by
 * themselves, that they appeared while a probe ran says nothing about the probe.
 */
static void listen_for_noise(struct loop *loop, const struct attempt *attempt)
{
	struct pollfd signals = { .fd = loop->signals, .events = POLLIN };
	uint64_t ms = 2 * (attempt->end - attempt->begin) / 1000000;
	struct strv added = { 0 };

	if (loop->run->opt.alone)
		return;
	ms = ms < CONTROL_MIN_MS ? CONTROL_MIN_MS : ms > CONTROL_MAX_MS ? CONTROL_MAX_MS : ms;
	poll(&signals, 1, (int)ms);
	host_scan(&loop->run->host, &added);
	note_noise(loop->run, &added);
	for (size_t i = 0; i < added.n; i++)
		strv_add(&loop->run->changes, added.v[i]);
	strv_free(&added);
}

/* Moves what is noise from the evidence to what is merely told. */
static void leave_noise_out(struct run *run, struct strv *evidence)
{
	struct strv rest = { 0 };

	for (size_t i = 0; i < evidence->n; i++)
		strv_add(is_noise(run, evidence->v[i]) ? &run->changes : &rest, evidence->v[i]);
	strv_free(evidence);
	*evidence = rest;
}

void suspects_prove(struct loop *loop, struct attempt *attempt, struct outcome *outcome)
{
	struct tally *tally = &loop->run->tally[attempt->job.tally];
	unsigned proofs = loop->run->opt.alone ? 1 : PROOFS;
	struct strv evidence = { 0 };

	collect_evidence(loop, tally, &evidence);
	if (evidence.n && tally->leak_runs >= proofs)
		listen_for_noise(loop, attempt);
	leave_noise_out(loop->run, &evidence);
	if (evidence.n && tally->leak_runs >= proofs) {
		for (size_t i = 0; i < evidence.n; i++)
			convict(loop, tally, outcome, evidence.v[i]);
	} else if (evidence.n && !loop->run->interrupted) {
		run_alone(loop, attempt->job.tally);
	}
	if (!evidence.n)
		tally->leak_runs = 0; /* in a row */
	for (size_t i = 0; i < evidence.n; i++)
		host_clean(&loop->run->host, evidence.v[i]);
	strv_free(&evidence);
}

static void try_alone(struct loop *loop, const struct suspicion *suspicion)
{
	struct run *run = loop->run;

	strv_add(&run->changes, suspicion->item);
	for (size_t i = 0; i < suspicion->suspects; i++) {
		struct tally *tally = &run->tally[suspicion->suspect[i]];

		strv_add(&tally->suspected, suspicion->item);
		if (suspicion->suspects == 1 && run->opt.alone)
			strv_add(&tally->sole, suspicion->item);
		run_alone(loop, suspicion->suspect[i]);
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
