/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: SECCOMP_FILTER_FLAG_LOG accepted and forgotten. */
PROBE(
	.claim = "PTRACE_SECCOMP_GET_METADATA tells which filters were loaded with the LOG flag",
	.source = "ptrace(2), PTRACE_SECCOMP_GET_METADATA; seccomp(2), SECCOMP_FILTER_FLAG_LOG",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.sabotage = { .twin = "the filter is loaded without the flag" },
)
{
	struct {
		uint64_t filter_off, flags;
	} metadata = { .filter_off = 0 };
	pid_t pid = traced_spawn(0);

	if (pid == 0) {
		filter_add(PROGRAM(RETURN(ALLOW)));
		MUST(filter_try(sabotaged() ? 0 : SECCOMP_FILTER_FLAG_LOG, PROGRAM(RETURN(ALLOW))));
		raise(SIGSTOP);
		probe_exit(0);
	}
	MUST_BE(WIFSTOPPED(trace_wait(pid)));
	if (ptrace(0x420d /* PTRACE_SECCOMP_GET_METADATA */, pid, sizeof(metadata), &metadata) < 0)
		skip(SKIP_KERNEL, "PTRACE_SECCOMP_GET_METADATA: %s", strerrorname_np(errno));
	uint64_t first = metadata.flags;
	metadata.filter_off = 1;
	EXPECT_EQ(ptrace(0x420d, pid, sizeof(metadata), &metadata), sizeof(metadata));
	/* Which of the two is index 0 is left open: see tracer-reads-filters-back. */
	EXPECT_EQ(first | metadata.flags, SECCOMP_FILTER_FLAG_LOG);
	EXPECT_EQ(first & metadata.flags, 0); /* control */
	kill(pid, SIGKILL);
	trace_wait(pid);
}
