/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: CLONE_INTO_CGROUP charges the parent's group, or none. */
PROBE(
	.claim = "clone3(2) with CLONE_INTO_CGROUP into a group at its pids.max fails with EAGAIN",
	.source = "cgroup-v2.rst, PID, pids.max; clone(2), CLONE_INTO_CGROUP",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "pids.max stays max" },
)
{
	const char *full = cg_new(cg2(), "full");
	struct gate hold = gate_new();

	if (!sabotaged())
		MUST(cg_write(full, "pids.max", "1"));
	pid_t a = spawn_in(full, 0); /* control: at the limit */
	if (a == 0) {
		gate_wait(&hold);
		probe_exit(0);
	}
	EXPECT_EQ(cg_number(full, "pids.current"), 1);
	int fd = MUST(open(full, O_PATH | O_DIRECTORY | O_CLOEXEC));
	uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, (uint64_t)fd };
	pid_t b = (pid_t)syscall(SYS_clone3, args, sizeof(args));
	if (b == 0)
		probe_exit(0);
	EXPECT_ERRNO(b, EAGAIN);
	EXPECT_EQ(cg_number(full, "pids.current"), 1);
	gate_post(&hold);
	EXPECT_EXIT(child_wait(a), 0);
}
