/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end of an attempt: verdict, leaks, journal, and what follows from them. */
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include "loop.h"
#include "machine.h"
#include "splat.h"

void settle(struct loop *loop, size_t tally)
{
	if (!--loop->run->tally[tally].outstanding)
		run_write_final(loop->run, &loop->run->tally[tally]);
}

void spread_kernel_log(struct loop *loop)
{
	struct strv lines = { 0 };

	kmsg_read(&loop->run->kmsg, &lines);
	for (size_t i = 0; i < loop->run->workers && lines.n; i++) {
		for (size_t j = 0; loop->slot[i].phase != PHASE_FREE && j < lines.n; j++)
			strv_add(&loop->slot[i].kernel_log, lines.v[j]);
	}
	strv_free(&lines);
}

static void look_at_taint(struct run *run, struct outcome *outcome)
{
	unsigned long now = machine_taint(), added = now & ~run->taint;

	run->taint = now;
	machine_taint_letters(added, outcome->taint, sizeof(outcome->taint));
	outcome->tainted = added & SPLAT_TAINTS;
}

static void copy_outcome(struct outcome *to, const struct outcome *from)
{
	outcome_free(to);
	*to = *from;
	json_incref(to->rows);
	json_incref(to->failures);
	json_incref(to->leaks);
	json_incref(to->kernel_log);
	json_incref(to->skip);
	to->note = xstrdup(from->note);
	to->log = xstrdup(from->log);
}

static void go_on(struct loop *loop, const struct job *job, struct tally *tally)
{
	struct run *run = loop->run;
	bool blamable = tally->probe->cell && strcmp(tally->driver, "native");
	struct policy policy = run->opt.policy;
	struct job next = *job;

	next.attempt = tally->history.attempts + 1;
	if (run->opt.policy.until_fail && tally->history.unexpected)
		loop->stop_rounds = true;
	/* What is known to fail need not fail again; what is in quarantine gets its chance to pass. */
	if (tally->known && tally->known->verdict != VERDICT_FLAKY)
		policy.retries = 0;
	else if (tally->known && policy.retries < QUARANTINE_RETRIES)
		policy.retries = QUARANTINE_RETRIES;
	switch (decide_next(&policy, &tally->history, job->tried, blamable)) {
	case NEXT_RETRY:
		next.tried++;
		enqueue(loop, next, true);
		break;
	case NEXT_ROUND:
		if (loop->stop_rounds)
			break;
		tally->history.round++;
		next.tried = 1;
		enqueue(loop, next, false);
		break;
	case NEXT_BLAME:
		next.purpose = FOR_BLAME;
		next.attempt = 1;
		enqueue(loop, next, true);
		break;
	case NEXT_FINAL:
		break;
	}
}

static void account(struct loop *loop, const struct attempt *attempt, struct outcome *outcome)
{
	struct run *run = loop->run;
	const struct job *job = &attempt->job;
	struct tally *tally = &run->tally[job->tally];
	bool expected = run_expects(run, tally, outcome->verdict);
	const char *remark = job->purpose == FOR_BLAME	? "(under native)"
			     : job->purpose == FOR_LEAK ? "(alone, for a leak)"
			     : job->attempt > 1		? "(again)"
			     : tally->known && expected && outcome->verdict != VERDICT_PASS &&
					     outcome->verdict != VERDICT_SKIP
				     ? "(known)"
				     : "";

	run_write_result(
		run, tally, attempt->driver, job->attempt, outcome, job->purpose == FOR_BLAME);
	progress_result(
		&run->progress, outcome->verdict, outcome->duration_ms, tally->probe->id, remark);
	if (run->opt.verbose && *outcome->log)
		progress_say(&run->progress, "%s", outcome->log);
	tally->total_ms += outcome->duration_ms;
	if (job->purpose == FOR_BLAME) {
		tally->native = outcome->verdict;
		return;
	}
	if (job->attempt == 1)
		run->progress.done++;
	if (!expected)
		run->progress.unexpected++;
	if (outcome->verdict == VERDICT_SKIP)
		run->progress.skipped++;
	/* A run that only looks for a leak may make things worse; it does not make good what was bad. */
	if (job->purpose == FOR_LEAK && expected) {
		tally->history.attempts++;
		return;
	}
	history_add(&tally->history, outcome->verdict, expected);
	copy_outcome(&tally->last, outcome);
	if (!expected)
		copy_outcome(&tally->worst, outcome);
	if (job->purpose == FOR_LEAK)
		tally->history.leaked |= json_array_size(outcome->leaks) > 0;
	else
		go_on(loop, job, tally);
}

/* Closing is not enough: a shim that was just forked may hold a copy for a moment. */
static void forget_fds(struct loop *loop, const struct attempt *attempt)
{
	const int fds[] = { attempt->box.pidfd, attempt->box.log, attempt->box.sock };

	for (size_t i = 0; i < 3 && attempt->phase != PHASE_FREE; i++)
		epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fds[i], NULL);
}

void finish(struct loop *loop, struct attempt *attempt)
{
	struct outcome outcome;
	size_t tally = attempt->job.tally;

	spread_kernel_log(loop);
	forget_fds(loop, attempt);
	attempt_finish(loop->run, attempt, &outcome);
	if (attempt->job.purpose == FOR_LEAK)
		suspects_prove(loop, attempt, &outcome);
	else
		suspects_note(loop, attempt);
	look_at_taint(loop->run, &outcome);
	outcome_overlay(&outcome);
	if (attempt->phase != PHASE_FREE)
		loop->running--;
	attempt->phase = PHASE_FREE;
	/* A probe that was killed because the run was interrupted has no verdict. */
	if (!loop->run->interrupted)
		account(loop, attempt, &outcome);
	attempt_release(attempt);
	outcome_free(&outcome);
	suspects_resolve(loop);
	if (!loop->run->interrupted)
		settle(loop, tally);
}
