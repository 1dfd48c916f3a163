/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.kill of a threaded group accepted: it would kill single threads. */
PROBE(
	.claim = "cgroup.kill of a threaded group fails with EOPNOTSUPP and kills nobody",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.kill",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group stays a domain" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();

	if (!sabotaged())
		MUST(cg_write(low, "cgroup.type", "threaded"));
	pid_t pid = held_in(top, &hold);
	MUST(cg_write(low, sabotaged() ? "cgroup.procs" : "cgroup.threads", fmt("%d", pid)));
	row("the threaded group");
	EXPECT_ERRNO(cg_write(low, "cgroup.kill", "1"), EOPNOTSUPP);
	EXPECT(sabotaged() || kill(pid, 0) == 0);
	row("its threaded domain");
	EXPECT_OK(cg_write(top, "cgroup.kill", "1")); /* control */
	EXPECT_SIGNAL(child_wait(pid), SIGKILL);
}
