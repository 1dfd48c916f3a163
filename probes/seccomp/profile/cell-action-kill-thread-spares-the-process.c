/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: KILL_THREAD widened to the process in a container. */
static void *offend(void *reached)
{
	syscall(SYS_getpgrp);
	*(bool *)reached = true;
	return NULL;
}

PROBE(
	.claim = "SCMP_ACT_KILL_THREAD in a cell ends the calling thread and not its process",
	.source = "runtime-spec config-linux.md, Seccomp, action SCMP_ACT_KILL_THREAD",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_KILL_THREAD" } },
		},
	},
	.sabotage = { .plain = true },
)
{
	pthread_t thread;
	bool reached = false;

	MUST_RC(-pthread_create(&thread, NULL, offend, &reached));
	MUST_RC(-pthread_join(thread, NULL));
	EXPECT(!reached);
	EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
}
