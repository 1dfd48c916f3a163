/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_cpu.h"

/* Kernel bug it catches: the time of a thread charged to its process's group. */
static void *burn(void *arg)
{
	for (volatile unsigned long n = 0;; n++)
		;
	return arg;
}

PROBE(
	.claim = "A thread in a threaded group burns that group's CPU time, not its siblings'",
	.source = "cgroup-v2.rst, Threads; cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the thread stays with its process" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	struct gate hold = gate_new(), ready = gate_new();

	MUST(cg_write(a, "cgroup.type", "threaded"));
	MUST(cg_write(b, "cgroup.type", "threaded"));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, burn, NULL));
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	EXPECT(EVENTUALLY(cpu_usage_us(top) > 1000)); /* control */
	if (!sabotaged())
		MUST(cg_write(a, "cgroup.threads", fmt("%d", other_thread(pid))));
	uint64_t until = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(cpu_usage_us(a) >= 20000 || (sabotaged() && now_ns() > until)));
	EXPECT_GE(cpu_usage_us(a), 20000);
	EXPECT_EQ(cpu_usage_us(b), 0);
	release(&hold, pid);
}
