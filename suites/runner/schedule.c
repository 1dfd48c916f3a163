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

#include "loop.h"

#define SLOW_NS 5000000000ull
#define TICK_NS 1000000000ull

enum source { SOURCE_PIDFD, SOURCE_LOG, SOURCE_SOCK, SOURCE_SIGNAL, SOURCE_TIMER, SOURCE_KMSG };

static void watch_fd(struct loop *loop, int fd, enum source source, size_t slot)
{
	struct epoll_event event = {
		.events = EPOLLIN,
		.data.u64 = (uint64_t)source << 32 | slot,
	};

	epoll_ctl(loop->epoll, EPOLL_CTL_ADD, fd, &event);
}

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
	if (job->purpose == FOR_LEAK) {
		attempt->job.attempt = tally->history.attempts + 1;
		tally->leak_queued = false;
		suspects_prepare(loop, tally);
	}
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

void run_signals(sigset_t *ret)
{
	sigemptyset(ret);
	sigaddset(ret, SIGINT);
	sigaddset(ret, SIGTERM);
	sigaddset(ret, SIGHUP);
}

static int open_loop(struct loop *loop)
{
	sigset_t set;

	run_signals(&set);
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
	unsigned before, after;
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
	before = host_own_fds();
	for (fill(&loop); loop.running; fill(&loop)) {
		set_timer(&loop);
		show_status(&loop);
		/* One at a time: handling one may end the slot of another event of the same batch. */
		if (epoll_wait(loop.epoll, &event, 1, -1) == 1)
			handle(&loop, &event);
	}
	progress_clear(&run->progress);
	/* Nothing runs any more: what is open now and was not before is this program's own leak. */
	after = host_own_fds();
	if (after > before)
		complain("the runner itself has %u descriptors more than before its first probe",
			after - before);
	close_loop(&loop);
	return 0;
}
