/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Load beside the probes (run --stress): processes that keep a CPU, the memory and the scheduler busy.
 * They are children of the runner, in its own control group, and end with it however it ends.
 */
#ifndef BULKHEAD_STRESS_H
#define BULKHEAD_STRESS_H

#include <sys/types.h>

struct stress {
	pid_t *pid;
	unsigned count;
};

/* 0, or -errno; what was started until then is running and must be ended. */
int stress_start(unsigned count, struct stress *ret);
void stress_end(struct stress *stress);

#endif
