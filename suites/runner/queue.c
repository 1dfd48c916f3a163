/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>

#include "loop.h"

void enqueue(struct loop *loop, struct job job, bool first)
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
struct job *dequeue(struct loop *loop)
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
