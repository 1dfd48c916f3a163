/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a handler runs inside a frozen group. */
static void handler(int sig)
{
	(void)sig;
	shared_words()[0]++;
}

PROBE(
	.claim = "A caught signal sent to a frozen process is handled after the thaw and not before",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the process is not frozen" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate ready = gate_new();
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		MUST_BE(signal(SIGUSR1, handler) != SIG_ERR);
		gate_post(&ready);
		for (;;)
			poll(NULL, 0, -1);
	}
	gate_wait(&ready);
	if (!sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "1"));
		EXPECT(frozen_is(top, 1));
	}
	MUST(kill(pid, SIGUSR1));
	EXPECT(stands_still(0));
	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 1);
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(EVENTUALLY(*(volatile uint64_t *)shared_words() == 1)); /* control: it was pending */
	end_by_kill(pid);
}
