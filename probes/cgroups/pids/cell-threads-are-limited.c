/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_cell.h"

/* Kernel bug it catches: threads of a container escape its pids limit. */
static void *held(void *gate)
{
	gate_wait(gate);
	return NULL;
}

PROBE(
	.claim = "In a cell with pids.max 3 the third thread can be made and the fourth is EAGAIN",
	.source = "cgroup-v2.rst, PID, pids.max; OCI runtime-spec config-linux.md, PIDs",
	.cell = { .cgroup = { "pids.max=3" } },
	.sabotage = { .cgroup = { "pids.max=30" } },
)
{
	struct gate hold = gate_new();
	pthread_t ids[3];

	EXPECT_EQ(pthread_create(&ids[0], NULL, held, &hold), 0); /* control */
	EXPECT_EQ(pthread_create(&ids[1], NULL, held, &hold), 0);
	int r = pthread_create(&ids[2], NULL, held, &hold);
	EXPECT_EQ(r, EAGAIN);
	for (int i = 0; i < (r == 0 ? 3 : 2); i++)
		gate_post(&hold);
	for (int i = 0; i < (r == 0 ? 3 : 2); i++)
		MUST_RC(-pthread_join(ids[i], NULL));
}
