/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_group.h"

/* Kernel bug it catches: the freezer works by process and not by the thread's own group. */
static void *count_for_ever(void *word)
{
	volatile uint64_t *counter = word;

	for (;;)
		(*counter)++;
	return NULL;
}

PROBE(
	.claim = "Freezing a threaded group stops its threads and not those of the same process elsewhere",
	.source = "cgroup-v2.rst, Threads; Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the whole domain is frozen" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	MUST(cg_write(low, "cgroup.type", "threaded"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, count_for_ever, shared_words() + 1));
		count_for_ever(shared_words());
	}
	EXPECT(counts(1)); /* control */
	MUST(cg_write(low, "cgroup.threads", fmt("%d", other_thread(pid))));
	MUST(cg_write(sabotaged() ? top : low, "cgroup.freeze", "1"));
	EXPECT(frozen_is(sabotaged() ? top : low, 1));
	row("the thread in the frozen group");
	EXPECT(sabotaged() || stands_still(1));
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	row("the main thread outside");
	EXPECT(counts(0));
	end_by_kill(pid);
}
