/* SPDX-License-Identifier: GPL-2.0-or-later */
/* N workers on one epoll loop: pidfds, log pipes, sockets of the shims, signals, time, kernel log. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "attempt.h"
#include "leak.h"
#include "machine.h"
#include "splat.h"

#define SLOW_NS 5000000000ull
#define TICK_NS 1000000000ull

enum source { SOURCE_PIDFD, SOURCE_LOG, SOURCE_SOCK, SOURCE_SIGNAL, SOURCE_TIMER, SOURCE_KMSG };

struct loop {
	struct run *run;
	int epoll, signals, timer;
	struct job *queue; /* in order of start */
	struct attempt *slot; /* run->workers of them */
	size_t running;
	struct leaks leaks;
	bool stop_rounds;
};

static void watch_fd(struct loop *loop, int fd, enum source source, size_t slot)
{
	struct epoll_event event = {
		.events = EPOLLIN,
		.data.u64 = (uint64_t)source << 32 | slot,
	};

	epoll_ctl(loop->epoll, EPOLL_CTL_ADD, fd, &event);
}

/* ---- the queue ----------------------------------------------------------------------------- */

static void enqueue(struct loop *loop, struct job job, bool first)
{
	struct job *copy = xcalloc(1, sizeof(*copy)), **at = &loop->queue;

	while (!first && *at)
		at = &(*at)->next;
	*copy = job;
	copy->next = *at;
	*at = copy;
	loop->run->tally[job.tally].outstanding++;
}

static bool alone_runs(const struct loop *loop)
{
	for (size_t i = 0; i < loop->run->workers; i++) {
		if (loop->slot[i].phase != PHASE_FREE && loop->slot[i].job.alone)
			return true;
	}
	return false;
}

/* What shares the machine goes first; what must be alone waits until nothing else is left. */
static struct job *dequeue(struct loop *loop)
{
	struct job **at = &loop->queue, *job;

	if (alone_runs(loop))
		return NULL;
	while (*at && (*at)->alone)
		at = &(*at)->next;
	if (!*at && !loop->running)
		at = &loop->queue;
	job = *at;
	if (job)
		*at = job->next;
	return job;
}

/* ---- leaks on the host ---------------------------------------------------------------------- */

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

static void blame_leak(struct loop *loop, struct outcome *outcome, const char *item)
{
	cleanup_free char *kind = xstrdup(item);
	char *what = strchr(kind, ' ');

	*what++ = 0;
	outcome_leak(outcome, kind, what);
	host_clean(&loop->run->host, item);
}

static void look_for_leaks(struct loop *loop, struct attempt *attempt, struct outcome *outcome)
{
	struct run *run = loop->run;
	size_t *others = xcalloc(run->workers, sizeof(*others));
	size_t count = running_tallies(loop, attempt, others);
	struct strv added = { 0 };

	host_scan(&run->host, &added);
	for (size_t i = 0; i < added.n; i++) {
		if (leak_attribute(&loop->leaks, added.v[i], attempt->job.tally, others, count)) {
			blame_leak(loop, outcome, added.v[i]);
			continue;
		}
		run->tally[attempt->job.tally].outstanding++;
		for (size_t j = 0; j < count; j++)
			run->tally[others[j]].outstanding++;
	}
	if (added.n && !count) {
		/* What was cleaned must not hide the same thing made again by the next one. */
		struct strv ignored = { 0 };

		host_scan(&run->host, &ignored);
		strv_free(&ignored);
	}
	strv_free(&added);
	free(others);
}

static void settle(struct loop *loop, size_t tally)
{
	if (!--loop->run->tally[tally].outstanding)
		run_write_final(loop->run, &loop->run->tally[tally]);
}

static void resolve_suspicions(struct loop *loop)
{
	struct run *run = loop->run;
	size_t *running = xcalloc(run->workers, sizeof(*running));
	size_t count = running_tallies(loop, NULL, running);
	struct suspicion suspicion;
	bool gone;

	while (leak_next(&loop->leaks, &run->host, running, count, &suspicion, &gone)) {
		if (!gone && !run->interrupted) {
			strv_take(&run->changes,
				xasprintf("%s appeared while %zu probes ran, '%s' among them; each runs "
					  "again alone",
					suspicion.item, suspicion.suspects,
					run->tally[suspicion.suspect[0]].probe->id));
			host_clean(&run->host, suspicion.item);
		}
		for (size_t i = 0; i < suspicion.suspects; i++) {
			size_t index = suspicion.suspect[i];

			if (!gone && !run->interrupted)
				enqueue(loop,
					(struct job){ .tally = index, .purpose = FOR_LEAK, .alone = true },
					false);
			settle(loop, index);
		}
		suspicion_free(&suspicion);
	}
	free(running);
}

/* ---- the end of an attempt ------------------------------------------------------------------ */

static void spread_kernel_log(struct loop *loop)
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
	struct job next = *job;

	next.attempt = tally->history.attempts + 1;
	if (run->opt.policy.until_fail && tally->history.unexpected)
		loop->stop_rounds = true;
	switch (decide_next(&run->opt.policy, &tally->history, job->tried, blamable)) {
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
	const char *remark = job->purpose == FOR_BLAME ? "(under native)"
		: job->purpose == FOR_LEAK	       ? "(alone, for a leak)"
		: job->attempt > 1		       ? "(again)"
						       : "";

	run_write_result(run, tally, attempt->driver, job->attempt, outcome,
		job->purpose == FOR_BLAME);
	progress_result(&run->progress, outcome->verdict, outcome->duration_ms, tally->probe->id,
		remark);
	if (run->opt.verbose && *outcome->log)
		progress_say(&run->progress, "%s", outcome->log);
	tally->total_ms += outcome->duration_ms;
	if (job->purpose == FOR_BLAME) {
		tally->native = outcome->verdict;
		return;
	}
	if (job->attempt == 1)
		run->progress.done++;
	if (!verdict_expected(outcome->verdict, run->opt.policy.sabotage))
		run->progress.unexpected++;
	if (outcome->verdict == VERDICT_SKIP)
		run->progress.skipped++;
	history_add(&tally->history, outcome->verdict, run->opt.policy.sabotage);
	copy_outcome(&tally->last, outcome);
	if (!verdict_expected(outcome->verdict, run->opt.policy.sabotage))
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

static void finish(struct loop *loop, struct attempt *attempt)
{
	struct outcome outcome;
	size_t tally = attempt->job.tally;

	spread_kernel_log(loop);
	forget_fds(loop, attempt);
	attempt_finish(loop->run, attempt, &outcome);
	look_for_leaks(loop, attempt, &outcome);
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
	resolve_suspicions(loop);
	if (!loop->run->interrupted)
		settle(loop, tally);
}

/* ---- starting ------------------------------------------------------------------------------- */

static struct attempt *free_slot(struct loop *loop)
{
	for (size_t i = 0; i < loop->run->workers; i++) {
		if (loop->slot[i].phase == PHASE_FREE)
			return &loop->slot[i];
	}
	return NULL;
}

static void start(struct loop *loop, struct attempt *attempt, struct job *job)
{
	struct tally *tally = &loop->run->tally[job->tally];
	size_t index = (size_t)(attempt - loop->slot);

	attempt->job = *job;
	if (job->purpose == FOR_LEAK)
		attempt->job.attempt = tally->history.attempts + 1;
	free(job);
	if (attempt_start(loop->run, attempt)) {
		finish(loop, attempt);
		return;
	}
	loop->running++;
	watch_fd(loop, attempt->box.pidfd, SOURCE_PIDFD, index);
	watch_fd(loop, attempt->box.log, SOURCE_LOG, index);
	watch_fd(loop, attempt->box.sock, SOURCE_SOCK, index);
}

static void fill(struct loop *loop)
{
	struct attempt *attempt;
	struct job *job;

	while (!loop->run->interrupted && (attempt = free_slot(loop)) && (job = dequeue(loop))) {
		size_t tally = job->tally;

		if (loop->stop_rounds && loop->run->tally[tally].history.round > 1 &&
			job->purpose == FOR_VERDICT && job->tried == 1) {
			free(job);
			settle(loop, tally);
			continue;
		}
		start(loop, attempt, job);
	}
}

/* ---- events --------------------------------------------------------------------------------- */

static void set_timer(struct loop *loop)
{
	uint64_t next = now_ns() + TICK_NS;
	struct itimerspec when = { 0 };

	for (size_t i = 0; i < loop->run->workers; i++) {
		if (loop->slot[i].phase != PHASE_FREE && loop->slot[i].deadline < next)
			next = loop->slot[i].deadline;
	}
	when.it_value.tv_sec = (time_t)(next / 1000000000u);
	when.it_value.tv_nsec = (long)(next % 1000000000u) + 1;
	timerfd_settime(loop->timer, TFD_TIMER_ABSTIME, &when, NULL);
}

static void check_time(struct loop *loop)
{
	struct run *run = loop->run;
	uint64_t now = now_ns(), expirations;

	(void)!read(loop->timer, &expirations, sizeof(expirations));
	for (size_t i = 0; i < run->workers; i++) {
		struct attempt *attempt = &loop->slot[i];

		if (attempt->phase == PHASE_FREE)
			continue;
		if (attempt->deadline <= now)
			attempt_press(run, attempt);
		if (!attempt->slow && now - attempt->begin > (uint64_t)(SLOW_NS * run->scale)) {
			attempt->slow = true;
			if (!run->opt.quiet)
				progress_say(&run->progress, "SLOW    > %5.0f ms  %s",
					(double)SLOW_NS * run->scale / 1e6,
					run->tally[attempt->job.tally].probe->id);
		}
	}
}

static void interrupt(struct loop *loop)
{
	struct signalfd_siginfo info;

	(void)!read(loop->signals, &info, sizeof(info));
	loop->run->interrupted = true;
	for (size_t i = 0; i < loop->run->workers; i++) {
		if (loop->slot[i].phase != PHASE_FREE)
			attempt_kill(loop->run, &loop->slot[i]);
	}
}

static void handle(struct loop *loop, const struct epoll_event *event)
{
	struct attempt *attempt = &loop->slot[event->data.u64 & 0xffffffffu];

	switch ((enum source)(event->data.u64 >> 32)) {
	case SOURCE_PIDFD:
		finish(loop, attempt);
		break;
	case SOURCE_LOG:
		if (attempt->phase == PHASE_FREE)
			break;
		attempt_read_log(attempt);
		if (event->events & EPOLLHUP)
			epoll_ctl(loop->epoll, EPOLL_CTL_DEL, attempt->box.log, NULL);
		break;
	case SOURCE_SOCK:
		if (attempt->phase == PHASE_FREE)
			break;
		attempt_read_messages(attempt);
		if (event->events & (EPOLLHUP | EPOLLRDHUP))
			epoll_ctl(loop->epoll, EPOLL_CTL_DEL, attempt->box.sock, NULL);
		break;
	case SOURCE_SIGNAL:
		interrupt(loop);
		break;
	case SOURCE_TIMER:
		check_time(loop);
		break;
	case SOURCE_KMSG:
		spread_kernel_log(loop);
		break;
	}
}

static void show_status(struct loop *loop)
{
	char text[400] = "";
	uint64_t now = now_ns();

	if (!loop->run->progress.tty)
		return;
	for (size_t i = 0; i < loop->run->workers; i++) {
		const struct attempt *attempt = &loop->slot[i];
		size_t used = strlen(text);

		if (attempt->phase == PHASE_FREE || used + 100 > sizeof(text))
			continue;
		snprintf(text + used, sizeof(text) - used, "%s%.80s", used ? ", " : "",
			loop->run->tally[attempt->job.tally].probe->id);
		used = strlen(text);
		if (now - attempt->begin > TICK_NS)
			snprintf(text + used, sizeof(text) - used, " (%.0fs)",
				(double)(now - attempt->begin) / 1e9);
	}
	progress_status(&loop->run->progress, text);
}

static int open_loop(struct loop *loop)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	loop->epoll = epoll_create1(EPOLL_CLOEXEC);
	loop->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	loop->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	if (loop->epoll < 0 || loop->signals < 0 || loop->timer < 0)
		return -errno;
	watch_fd(loop, loop->signals, SOURCE_SIGNAL, 0);
	watch_fd(loop, loop->timer, SOURCE_TIMER, 0);
	if (loop->run->kmsg.fd >= 0)
		watch_fd(loop, loop->run->kmsg.fd, SOURCE_KMSG, 0);
	return 0;
}

static void close_loop(struct loop *loop)
{
	while (loop->queue) {
		struct job *job = loop->queue;

		loop->queue = job->next;
		free(job);
	}
	for (size_t i = 0; i < loop->leaks.count; i++)
		suspicion_free(&loop->leaks.open[i]);
	free(loop->leaks.open);
	free(loop->slot);
	close(loop->epoll);
	close(loop->signals);
	close(loop->timer);
}

int run_schedule(struct run *run)
{
	struct loop loop = { .run = run, .slot = xcalloc(run->workers, sizeof(*loop.slot)) };
	struct epoll_event event;
	int rc = open_loop(&loop);

	if (rc) {
		complain("the event loop: %s", strerror(-rc));
		return rc;
	}
	for (size_t i = 0; i < run->tallies; i++) {
		run->tally[i].history.round = 1;
		enqueue(&loop,
			(struct job){ .tally = i,
				.attempt = 1,
				.tried = 1,
				.alone = run->tally[i].probe->exclusive },
			false);
	}
	for (fill(&loop); loop.running; fill(&loop)) {
		set_timer(&loop);
		show_status(&loop);
		/* One at a time: handling one may end the slot of another event of the same batch. */
		if (epoll_wait(loop.epoll, &event, 1, -1) == 1)
			handle(&loop, &event);
	}
	progress_clear(&run->progress);
	close_loop(&loop);
	return 0;
}
