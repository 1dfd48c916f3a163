/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "probe.h"

/* Kernel bug it catches: CLONE_THREAD skips the charge. */
static void *nothing(void *arg)
{
	return arg;
}

static void *held(void *gate)
{
	gate_wait(gate);
	return NULL;
}

PROBE(
	.claim = "A thread counts like a process: pthread_create(3) beyond pids.max fails with EAGAIN",
	.source = "cgroup-v2.rst, PID, PID Interface Files",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "pids.max stays max" },
)
{
	const char *group = cg_new(cg2(), "threads");
	struct gate hold = gate_new();
	pthread_t first, second;

	if (!sabotaged())
		MUST(cg_write(group, "pids.max", "2"));
	IN_CHILD(0) {
		MUST(cg_enter(group, 0));
		EXPECT_EQ(pthread_create(&first, NULL, held, &hold), 0); /* control */
		EXPECT_EQ(cg_number(group, "pids.current"), 2);
		EXPECT_EQ(pthread_create(&second, NULL, nothing, NULL), EAGAIN);
		gate_post(&hold);
		MUST_RC(-pthread_join(first, NULL));
	}
}
