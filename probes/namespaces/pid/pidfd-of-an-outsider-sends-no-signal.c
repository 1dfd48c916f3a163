/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: the namespace check of kill(2) made, and not that of pidfd_send_signal(2):
 * a descriptor passed into a cell reaches the host's process. */
PROBE(.claim = "pidfd_send_signal(2) to a process outside the caller's PID namespace fails by "
	       "EINVAL",
	.source = "pidfd_send_signal(2), ERRORS", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	unsigned long long flags = sabotaged() ? 0 : CLONE_NEWPID;
	struct gate end = gate_new();
	pid_t outside = spawn(0);

	if (outside == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int target = MUST(pidfd_open(outside, 0)), own = MUST(pidfd_open(getpid(), 0));
	pid_t sibling = spawn(CLONE_NEWPID);
	if (sibling == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int beside = MUST(pidfd_open(sibling, 0));
	IN_CHILD(flags)
	{
		row("process of the parent namespace");
		EXPECT_ERRNO(pidfd_send_signal(target, 0, NULL, 0), EINVAL);
		EXPECT_ERRNO(pidfd_send_signal(target, SIGKILL, NULL, 0), EINVAL);
		row("the parent");
		EXPECT_ERRNO(pidfd_send_signal(own, 0, NULL, 0), EINVAL);
		row("init of a sibling namespace");
		EXPECT_ERRNO(pidfd_send_signal(beside, SIGKILL, NULL, 0), EINVAL);
		row("waiting for it");
		siginfo_t info;
		EXPECT_ERRNO(waitid(P_PIDFD, (id_t)target, &info, WEXITED | WNOHANG), ECHILD);
		EXPECT(!fd_wait(target, POLLIN, 0));
	}
	row("from the parent namespace");
	EXPECT_OK(pidfd_send_signal(beside, 0, NULL, 0)); /* control */
	gate_post(&end);
	gate_post(&end);
	child_wait(outside);
	child_wait(sibling);
}
