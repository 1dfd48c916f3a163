/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a limit below the present count refused, or processes killed. */
PROBE(
	.claim = "pids.max below pids.current is accepted, kills nobody, and forbids forks until there is room",
	.source = "cgroup-v2.rst, PID, pids.max",
	.needs = { "cgroup2.pids" },
	.sabotage = { .twin = "the limit stays above the count" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t a = held_in(top, &hold), b = held_in(top, &hold), c = held_in(top, &hold);

	EXPECT_OK(cg_write(top, "pids.max", sabotaged() ? "9" : "2"));
	row("the living");
	EXPECT_EQ(cg_number(top, "pids.current"), 3); /* control */
	row("one more");
	int fd = MUST(open(top, O_PATH | O_DIRECTORY | O_CLOEXEC));
	uint64_t args[11] = { CLONE_INTO_CGROUP, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, (uint64_t)fd };
	for (int i = 0; i < 3; i++) {
		pid_t pid = (pid_t)syscall(SYS_clone3, args, sizeof(args));
		if (pid == 0)
			probe_exit(0);
		if (i < 2)
			EXPECT_ERRNO(pid, EAGAIN);
		else
			EXPECT_OK(pid);
		if (pid > 0)
			child_wait(pid);
		if (i == 2)
			break;
		end_by_kill(i == 0 ? a : b);
		row("%s", i == 0 ? "with the count at the limit" : "with room again");
	}
	release(&hold, c);
}
