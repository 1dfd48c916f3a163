/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bugs it catches: a stopped task keeps the group from being frozen for ever; the thaw
 * continues a stopped task. */
PROBE(
	.claim = "A process stopped by SIGSTOP lets its group freeze, and the thaw does not continue it",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "SIGCONT is sent before the thaw" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = counting_in(top, 0);
	siginfo_t info = { 0 };

	EXPECT(counts(0));
	MUST(kill(pid, SIGSTOP));
	MUST(waitid(P_PID, (id_t)pid, &info, WSTOPPED));
	MUST(cg_write(top, "cgroup.freeze", "1"));
	row("the group is frozen");
	EXPECT(frozen_is(top, 1));
	if (sabotaged())
		MUST(kill(pid, SIGCONT));
	MUST(cg_write(top, "cgroup.freeze", "0"));
	row("the thawed process stays stopped");
	EXPECT(frozen_is(top, 0));
	EXPECT(stands_still(0));
	MUST(kill(pid, SIGCONT));
	EXPECT(counts(0)); /* control */
	end_by_kill(pid);
}
