/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: the v2 freezer's trap not left on a fatal signal. */
PROBE(
	.claim = "A process frozen by cgroup.freeze is killed by SIGKILL without being thawed",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "SIGTERM, blocked by the process, is sent instead" },
)
{
	struct gate hold = gate_new(), ready = gate_new();

	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		sigset_t all;
		sigfillset(&all);
		MUST(sigprocmask(SIG_BLOCK, &all, NULL));
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	MUST(cg_write(top, "cgroup.freeze", "1"));
	EXPECT(EVENTUALLY(cg_key(top, "cgroup.events", "frozen") == 1)); /* control */
	MUST(kill(pid, sabotaged() ? SIGTERM : SIGKILL));
	if (sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "0"));
		gate_post(&hold);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
