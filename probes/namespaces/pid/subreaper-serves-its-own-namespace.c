/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: orphans of a namespace handed to a subreaper above it, which cannot see
 * them; a subreaper inside passed over in favour of init. */
static pid_t make_orphan(void)
{
	int out[2];
	pid_t orphan = 0;

	MUST(pipe2(out, O_CLOEXEC));
	pid_t parent = spawn(0);
	if (parent == 0) {
		pid_t pid = MUST(fork());
		if (pid == 0) {
			MUST(prctl(PR_SET_PDEATHSIG, 0));
			for (;;)
				pause();
		}
		MUST(write(out[1], &pid, sizeof(pid)));
		probe_exit(0);
	}
	MUST(read(out[0], &orphan, sizeof(orphan)));
	child_wait(parent);
	return orphan;
}

static void end_orphan(pid_t orphan)
{
	MUST(kill(orphan, SIGKILL));
	EXPECT_EQ(waitpid(orphan, NULL, 0), orphan);
}

PROBE(.claim = "An orphan goes to a subreaper of its parent's PID namespace, never to one above it",
	.source = "pid_namespaces(7), Adoption of orphaned children; prctl(2), "
		  "PR_SET_CHILD_SUBREAPER",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	MUST(prctl(PR_SET_CHILD_SUBREAPER, 1));
	/* The new namespace's init is a child of the subreaper above. */
	IN_CHILD(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID))
	{
		const char *proc = strdup(mount_proc("proc"));
		row("subreaper above the namespace");
		pid_t orphan = make_orphan();
		EXPECT_STR(proc_status(proc, fmt("%d", orphan), "PPid"), fmt("%d", getpid()));
		end_orphan(orphan);
		row("subreaper inside");
		IN_CHILD(0)
		{
			MUST(prctl(PR_SET_CHILD_SUBREAPER, 1));
			pid_t second = make_orphan();
			EXPECT_STR(proc_status(proc, fmt("%d", second), "PPid"),
				fmt("%d", getpid())); /* control */
			end_orphan(second);
		}
	}
}
