/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The state of the running schedule, shared by its three parts: queue, ending and events. */
#ifndef BULKHEAD_LOOP_H
#define BULKHEAD_LOOP_H

#include "attempt.h"
#include "leak.h"

struct loop {
	struct run *run;
	int epoll, signals, timer;
	struct job *queue;    /* in order of start */
	struct attempt *slot; /* run->workers of them */
	size_t running;
	struct leaks leaks;
	bool stop_rounds;
};

/* queue.c: what is to run. */
void enqueue(struct loop *loop, struct job job, bool first);
/* The job that may start now, to be freed by the caller, or NULL. */
struct job *dequeue(struct loop *loop);

/* suspects.c: what appeared on the host, and whose it is. */
void suspects_note(struct loop *loop, struct attempt *attempt);
void suspects_prepare(struct loop *loop, struct tally *tally); /* before a run FOR_LEAK */
void suspects_prove(struct loop *loop, struct attempt *attempt, struct outcome *outcome);
void suspects_resolve(struct loop *loop);

/* ending.c: what an attempt that ended means. */
void spread_kernel_log(struct loop *loop);
void finish(struct loop *loop, struct attempt *attempt);
/* One reason less to wait with the probe's final record. */
void settle(struct loop *loop, size_t tally);

#endif
