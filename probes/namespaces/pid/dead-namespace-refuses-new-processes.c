/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: the namespace left open for numbers after its init died; another errno;
 * only unshare(2) or only setns(2) covered; clone3 but not fork. */
static long reaped(long pid)
{
	if (pid == 0)
		probe_exit(0);
	if (pid > 0)
		child_wait((pid_t)pid);
	return pid;
}

static void try_every_call(const char *how)
{
	row("clone3 after %s", how);
	EXPECT_ERRNO(reaped(try_spawn(0)), ENOMEM);
	row("clone after %s", how);
	EXPECT_ERRNO(reaped(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)), ENOMEM);
	row("fork after %s", how);
	EXPECT_ERRNO(reaped(syscall(SYS_fork)), ENOMEM);
}

PROBE(.claim = "fork(2) into a PID namespace whose init has terminated fails with ENOMEM",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "init is alive until the end" }, )
{
	struct gate die = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		gate_wait(&die);
		probe_exit(0);
	}
	int ns = ns_open(init, "pid");
	IN_CHILD(0)
	{
		MUST(setns(ns, CLONE_NEWPID));
		EXPECT(reaped(try_spawn(0)) > 0); /* control: while init lives it is open */
	}
	if (!sabotaged()) {
		gate_post(&die);
		child_wait(init);
	}
	IN_CHILD(0)
	{
		MUST(setns(ns, CLONE_NEWPID)); /* still allowed: only a process is refused */
		try_every_call("setns");
	}
	if (sabotaged()) {
		gate_post(&die);
		child_wait(init);
	}
	IN_CHILD(0)
	{
		MUST(unshare(CLONE_NEWPID));
		EXPECT(reaped(try_spawn(0)) > 0); /* the first child is init, and ends */
		try_every_call("unshare");
	}
}
