/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>
#include <sys/ptrace.h>
#include <sys/uio.h>

#include "probe.h"

/* Kernel bug it catches: the capability comparison left out for one of the four calls. */
static void watch(void);

PROBE(.claim = "A cell sharing the PID namespace neither traces, reads nor takes descriptors of a "
	       "host process",
	.source = "ptrace(2), Ptrace access mode checking; pidfd_getfd(2); process_vm_readv(2)",
	.needs = { "root" }, .cell = { .share = NS_PID },
	.sabotage = { .share = NS_PID, .capabilities = "all" }, .outside = watch, )
{
	char byte;
	struct iovec to = { &byte, 1 }, from;

	await(1);
	pid_t pid = (pid_t)shared_words()[0];
	from = (struct iovec){ (void *)(uintptr_t)shared_words()[1], 1 };
	row("trace");
	EXPECT_ERRNO(ptrace(PTRACE_SEIZE, pid, 0, 0), EPERM);
	row("read");
	EXPECT_ERRNO(process_vm_readv(pid, &to, 1, &from, 1, 0), EPERM);
	row("descriptor");
	int pidfd = MUST(pidfd_open(pid, 0));
	EXPECT_ERRNO(pidfd_getfd(pidfd, 0, 0), EPERM);
	row("compare");
	EXPECT_ERRNO(syscall(SYS_kcmp, pid, pid, 0, 0, 0), EPERM);
	row("a child of its own");
	pid_t child = spawn(0);
	if (child == 0)
		for (;;)
			pause();
	EXPECT_OK(ptrace(PTRACE_SEIZE, child, 0, 0)); /* control */
	kill(child, SIGKILL);
	child_wait(child);
	tell(1);
}

static void watch(void)
{
	static char byte;
	pid_t pid = spawn(0);

	if (pid == 0)
		for (;;)
			pause();
	shared_words()[1] = (uint64_t)(uintptr_t)&byte;
	shared_words()[0] = (uint64_t)pid;
	tell(1);
	await(1);
	row("its target lives");
	EXPECT_OK(kill(pid, 0));
	kill(pid, SIGKILL);
	child_wait(pid);
}
