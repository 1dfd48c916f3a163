/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <time.h>

#include "_abi.h"

/* Kernel bug it catches: the emulated vsyscall that goes around the filter. */
typedef time_t vsyscall_time(time_t *);

static bool works(void)
{
	pid_t pid = spawn(0);

	if (pid == 0)
		probe_exit(((vsyscall_time *)0xffffffffff600400)(NULL) > 0 ? 7 : 8);
	int status = child_wait(pid);
	return WIFEXITED(status) && WEXITSTATUS(status) == 7;
}

PROBE(
	.claim = "A call through the vsyscall page is put to the filter as the call it emulates",
	.source = "seccomp_filter.rst, Caveats",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filter allows the call" },
)
{
	vsyscall_time *page_time = (vsyscall_time *)0xffffffffff600400;

	if (!works())
		skip(SKIP_KERNEL, "time() of the vsyscall page ends the caller: vsyscall=none");
	row("errno");
	IN_CHILD(0) {
		filter_on(SYS_time, sabotaged() ? ALLOW : DENY(EXDEV));
		EXPECT_EQ(page_time(NULL), -EXDEV);
	}
	row("kill");
	pid_t pid = spawn(0);
	if (pid == 0) {
		filter_on(SYS_time, sabotaged() ? ALLOW : KILL_PROCESS);
		page_time(NULL);
		probe_exit(0);
	}
	EXPECT_SIGNAL(child_wait(pid), SIGSYS);
	row("another call denied");
	IN_CHILD(0) {
		filter_on(SYS_getcpu, DENY(EXDEV));
		EXPECT(page_time(NULL) > 0); /* control */
	}
}
