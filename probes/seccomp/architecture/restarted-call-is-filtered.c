/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_abi.h"

/* Kernel bug it catches: a call that the kernel restarts after a stop without asking the filter. */
PROBE(
	.claim = "A wait resumed after SIGSTOP and SIGCONT reaches the filter as restart_syscall",
	.source = "restart_syscall(2); seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "restart_syscall is allowed" },
)
{
	int ends[2];

	MUST(pipe2(ends, O_CLOEXEC));
	pid_t pid = spawn(0);
	if (pid == 0) {
		struct pollfd p = { .fd = ends[0], .events = POLLIN };
		filter_on(SYS_restart_syscall, sabotaged() ? ALLOW : DENY(EXDEV));
		EXPECT_ERRNO(syscall(SYS_poll, &p, 1, 600000), EXDEV);
		probe_exit(0);
	}
	/* Stopped while it waits in poll(2): it has to be there first. */
	EXPECT(EVENTUALLY(
		strncmp(file_text(fmt("/proc/%d/syscall", pid)), fmt("%d ", SYS_poll), 2) == 0));
	MUST(kill(pid, SIGSTOP));
	siginfo_t info;
	MUST(waitid(P_PID, (id_t)pid, &info, WSTOPPED));
	EXPECT_EQ(info.si_status, SIGSTOP); /* control */
	MUST(kill(pid, SIGCONT));
	if (sabotaged()) {
		EXPECT(EVENTUALLY(strncmp(file_text(fmt("/proc/%d/syscall", pid)),
					  fmt("%d ", SYS_restart_syscall), 4) == 0));
		MUST(write(ends[1], "x", 1));
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
