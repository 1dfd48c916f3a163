/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>
#include <sys/user.h>

#include "_group.h"

/* Kernel bug it catches: a ptrace stop of a frozen task waits for the thaw, or thaws the group. */
PROBE(
	.claim = "A frozen process can be seized and interrupted by ptrace(2) and its group stays frozen",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze; ptrace(2), PTRACE_SEIZE",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group is not frozen" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = counting_in(top, 0);
	int status = 0;

	EXPECT(counts(0));
	if (!sabotaged()) {
		MUST(cg_write(top, "cgroup.freeze", "1"));
		EXPECT(frozen_is(top, 1)); /* control */
	}
	EXPECT_OK(ptrace(PTRACE_SEIZE, pid, NULL, NULL));
	EXPECT_OK(ptrace(PTRACE_INTERRUPT, pid, NULL, NULL));
	EXPECT(EVENTUALLY(waitpid(pid, &status, WNOHANG) == pid));
	EXPECT(WIFSTOPPED(status));
	EXPECT_OK(ptrace(PTRACE_DETACH, pid, NULL, NULL));
	EXPECT(sabotaged() || frozen_is(top, 1));
	EXPECT(stands_still(0));
	MUST(cg_write(top, "cgroup.freeze", "0"));
	EXPECT(counts(0));
	end_by_kill(pid);
}
