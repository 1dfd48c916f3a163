/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

static void handler(int sig)
{
	(void)sig;
}

/* Kernel bug it catches: the freezer's wake-up returned to user space as EINTR or a short wait. */
PROBE(
	.claim = "A process blocked in read(2) while it is frozen and thawed continues to wait, without EINTR",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.freeze",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "a signal with a handler that does not restart calls is sent as well" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate ready = gate_new();
	int ends[2];

	MUST(pipe2(ends, O_CLOEXEC));
	pid_t pid = spawn_in(top, 0);
	if (pid == 0) {
		char c;
		struct sigaction act = { .sa_handler = handler };
		MUST(sigaction(SIGUSR1, &act, NULL));
		gate_post(&ready);
		ssize_t n = read(ends[0], &c, 1);
		probe_exit(n == 1 ? 1 : errno == EINTR ? 2 : 3);
	}
	gate_wait(&ready);
	EXPECT(EVENTUALLY(strncmp(file_text(fmt("/proc/%d/syscall", pid)), "0 ", 2) == 0));
	for (int i = 0; i < 2; i++) {
		MUST(cg_write(top, "cgroup.freeze", "1"));
		EXPECT(frozen_is(top, 1)); /* control */
		if (sabotaged() && i == 0)
			MUST(kill(pid, SIGUSR1));
		MUST(cg_write(top, "cgroup.freeze", "0"));
		EXPECT(frozen_is(top, 0));
	}
	MUST(write(ends[1], "x", 1));
	EXPECT_EXIT(child_wait(pid), 1);
}
