/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: descendants not frozen; frozen event missing; a frozen task still runs. */
PROBE(
	.claim = "cgroup.freeze stops every process below the group and cgroup.events then says frozen 1",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "cgroup.freeze is not written" },
)
{
	volatile uint64_t *counter = shared_words();

	const char *top = cg_new(cg2(), "top");
	const char *low = cg_new(top, "low");
	pid_t pid = spawn_in(low, 0);
	if (pid == 0) {
		for (;;)
			counter[0]++;
	}
	EXPECT(EVENTUALLY(counter[0] > 0)); /* control: it runs */
	if (!sabotaged())
		MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(EVENTUALLY(sabotaged() || cg_key(top, "cgroup.events", "frozen") == 1));
	EXPECT_EQ(cg_key(low, "cgroup.events", "frozen"), 1);
	uint64_t then = counter[0];
	for (int i = 0; i < 50; i++) /* as long as fifty forks: it would count on */
		IN_CHILD(0) {
		}
	EXPECT_EQ(counter[0], then);
	row("it runs again after the thaw");
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(EVENTUALLY(counter[0] > then));
	EXPECT_EQ(cg_key(top, "cgroup.events", "frozen"), 0);
	MUST(kill(pid, SIGKILL));
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
