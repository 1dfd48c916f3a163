/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: off by one at the limit; the errno; the depth counted by another measure
 * than the levels that a process has numbers in. */
#define LIMIT 32

/* Levels above the caller's: set_tid may name one number for each level and not one more. */
static int depth(void)
{
	pid_t tids[LIMIT + 2];
	int levels = 0;

	for (int i = 0; i < LIMIT + 2; i++)
		tids[i] = 1; /* taken, in every namespace */
	for (int size = 1; size <= LIMIT + 2; size++) {
		uint64_t args[10] = { [4] = SIGCHLD, [8] = (uintptr_t)tids, [9] = (uint64_t)size };
		long pid = syscall(SYS_clone3, args, sizeof(args));
		if (pid == 0)
			probe_exit(0);
		MUST_BE(pid < 0);
		if (errno == EINVAL)
			break;
		levels = size;
	}
	return levels - 1;
}

static void descend(int made)
{
	pid_t pid = try_spawn(CLONE_NEWPID);
	int error = errno;

	if (pid == 0) {
		descend(made + 1);
		probe_exit(0);
	}
	if (pid > 0) {
		EXPECT_EXIT(child_wait(pid), 0);
		return;
	}
	EXPECT_STR(strerrorname_np(error), "ENOSPC");
	shared_words()[0] = (uint64_t)made;
	EXPECT_ERRNO(unshare(CLONE_NEWPID), ENOSPC);
	EXPECT_OK(unshare(CLONE_NEWUTS)); /* control: it is the PID namespace */
}

PROBE(.claim = "PID namespaces nest 32 levels below the initial one; one more is ENOSPC",
	.source = "pid_namespaces(7), Nesting PID namespaces; clone(2), ERRORS",
	.needs = { "root", "ns.pid", "syscall.clone3" },
	.unsabotaged =
		"the limit is a constant of the kernel; catches an off by one in the level check",
	.timeout_ms = 20000, )
{
	int above = depth();

	descend(0);
	EXPECT_EQ(shared_words()[0] + (uint64_t)above, LIMIT);
}
