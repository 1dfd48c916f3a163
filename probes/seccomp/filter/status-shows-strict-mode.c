/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the mode of another thread, or none, shown in /proc. */
PROBE(
	.claim = "Seccomp in /proc/PID/status is 1 for a process in strict mode",
	.source = "proc(5), /proc/pid/status",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "strict mode is not entered" },
)
{
	struct gate begun = gate_new(), go = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		uint64_t one = 1;
		MUST(fcntl(go.fd, F_SETFL, 0));
		if (!sabotaged())
			MUST(sys_seccomp(SECCOMP_SET_MODE_STRICT, 0, NULL));
		syscall(SYS_write, begun.fd, &one, sizeof(one));
		syscall(SYS_read, go.fd, &one, sizeof(one));
		syscall(SYS_exit, 0);
	}
	gate_wait(&begun);
	EXPECT_STR(status_field(pid, "Seccomp"), "1");
	EXPECT_STR(status_field(0, "Seccomp"), "0"); /* control: the watcher itself is not */
	gate_post(&go);
	EXPECT_EXIT(child_wait(pid), 0);
}
