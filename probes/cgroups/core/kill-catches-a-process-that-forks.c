/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a child forked while the group is being killed survives. */
PROBE(
	.claim = "After cgroup.kill no process of a group that was forking without end is left",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "only the first process is killed, by kill(2)" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		/* A chain: every generation forks the next and lingers, at most four alive. */
		for (;;) {
			pid_t next = fork();
			if (next > 0) {
				if (sabotaged())
					gate_wait(&(struct gate){ gate_new().fd });
				probe_exit(0);
			}
			shared_words()[0]++;
			if (sabotaged())
				gate_wait(&(struct gate){ gate_new().fd });
		}
	}
	EXPECT(EVENTUALLY(*(volatile uint64_t *)shared_words() > (sabotaged() ? 0 : 3)));
	if (sabotaged())
		MUST(kill(pid, SIGKILL));
	else
		MUST(cg_write(top, "cgroup.kill", "1"));
	child_wait(pid);
	EXPECT(EVENTUALLY(
		cg_key(top, "cgroup.events", "populated") == 0 || (sabotaged() && kill(pid, 0) < 0)));
	EXPECT_STR(cg_read(top, "cgroup.procs"), "");
	MUST(cg_write(top, "cgroup.kill", "1")); /* control */
}
