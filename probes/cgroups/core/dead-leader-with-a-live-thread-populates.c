/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_group.h"

/* Kernel bug it catches: the group judged by the thread-group leader alone. */
static void *wait_then_exit(void *gate)
{
	gate_wait(gate);
	probe_exit(0);
	return NULL;
}

PROBE(
	.claim = "A process whose main thread has ended and another lives is listed and keeps rmdir at EBUSY",
	.source = "cgroup-v2.rst, Organizing Processes and Threads, Threads, Processes",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the other thread ends as well" },
)
{
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		pthread_t thread;
		MUST_RC(-pthread_create(&thread, NULL, wait_then_exit, &hold));
		syscall(SYS_exit, 0);
	}
	EXPECT(EVENTUALLY(strstr(file_text(fmt("/proc/%d/stat", pid)), ") Z ") != NULL));
	if (sabotaged())
		release(&hold, pid);
	EXPECT_EQ(cg_key(top, "cgroup.events", "populated"), 1);
	EXPECT(lists_number(cg_read(top, "cgroup.procs"), pid));
	EXPECT_ERRNO(rmdir(top), EBUSY);
	if (sabotaged())
		return;
	release(&hold, pid);
	EXPECT(EVENTUALLY(rmdir(top) == 0)); /* control */
}
