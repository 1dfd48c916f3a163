/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/uio.h>

#include "filter.h"

/* Kernel bug it catches: the flag lost at the load; runtime bug: flags not handed on. */
static void watch(void);

PROBE(
	.claim = "SECCOMP_FILTER_FLAG_LOG of a cell's filter is shown by "
		"PTRACE_SECCOMP_GET_METADATA",
	.source = "runtime-spec config-linux.md, Seccomp, flags; ptrace(2), "
		"PTRACE_SECCOMP_GET_METADATA",
	.needs = { "root", "cap.SYS_ADMIN", "cap.SYS_PTRACE", "seccomp.log" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.flags = "SECCOMP_FILTER_FLAG_LOG",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.sabotage = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = { { "getpgrp", "SCMP_ACT_ERRNO", EXDEV } },
		},
	},
	.outside = watch,
)
{
	EXPECT_ERRNO(syscall(SYS_getpgrp), EXDEV); /* control: the filter is there */
	tell(1);
	await(1);
}

static void watch(void)
{
	struct {
		uint64_t filter_off, flags;
	} metadata = { 0 };
	pid_t pid = cell_pid();
	int status;

	await(1);
	MUST(ptrace(PTRACE_SEIZE, pid, NULL, NULL));
	MUST(ptrace(PTRACE_INTERRUPT, pid, NULL, NULL));
	MUST_BE(EVENTUALLY(waitpid(pid, &status, __WALL | WNOHANG) == pid));
	long result =
		ptrace(0x420d /* PTRACE_SECCOMP_GET_METADATA */, pid, sizeof(metadata), &metadata);
	int error = errno;
	MUST(ptrace(PTRACE_DETACH, pid, NULL, NULL));
	tell(1);
	if (result < 0)
		skip(SKIP_KERNEL, "PTRACE_SECCOMP_GET_METADATA: %s", strerrorname_np(error));
	EXPECT_EQ(metadata.flags & SECCOMP_FILTER_FLAG_LOG, SECCOMP_FILTER_FLAG_LOG);
}
