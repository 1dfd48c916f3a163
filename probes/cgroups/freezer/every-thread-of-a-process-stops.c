/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_group.h"

/* Kernel bug it catches: only the main thread is asked to freeze. */
static void *count_for_ever(void *word)
{
	volatile uint64_t *counter = word;

	for (;;)
		(*counter)++;
	return NULL;
}

PROBE(
	.claim = "A frozen process stands still in each of its threads",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.freeze is not written" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, count_for_ever, shared_words() + 1));
		count_for_ever(shared_words());
	}
	EXPECT(counts(0)); /* control */
	EXPECT(counts(1));
	if (!sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "1"));
		EXPECT(frozen_is(top, 1));
	}
	row("the main thread");
	EXPECT(stands_still(0));
	row("the other thread");
	EXPECT(stands_still(1));
	end_by_kill(pid);
}
