/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the check that the caller's children are still in its own namespace
 * missing from unshare, clone or clone3, which makes a namespace whose parent is not the caller's. */
static long reaped(long pid)
{
	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

PROBE(.claim = "After unshare(CLONE_NEWPID) or setns to a child no further PID namespace can be "
	       "made",
	.source = "pid_namespaces(7), setns(2) and unshare(2) semantics",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the first unshare or setns is not done" }, )
{
	struct gate end = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	for (int joined = 0; joined < 2; joined++) {
		IN_CHILD(0)
		{
			const char *how = joined ? "setns" : "unshare";
			if (!sabotaged() && joined)
				MUST(setns(ns_open(init, "pid"), CLONE_NEWPID));
			else if (!sabotaged())
				MUST(unshare(CLONE_NEWPID));
			row("clone3 after %s", how);
			EXPECT_ERRNO(reaped(try_spawn(CLONE_NEWPID)), EINVAL);
			row("clone after %s", how);
			EXPECT_ERRNO(reaped(syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0, 0, 0)),
				EINVAL);
			row("unshare after %s", how);
			EXPECT_ERRNO(unshare(CLONE_NEWPID), EINVAL);
			EXPECT_OK(unshare(CLONE_NEWUTS)); /* control: other types are free */
		}
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
