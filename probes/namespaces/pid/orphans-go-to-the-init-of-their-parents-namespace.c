/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: the orphan handed to the init of its own namespace, or of the initial
 * one, instead of the init of the namespace of the parent that died. */
static pid_t orphan_of(int ns)
{
	int out[2];
	pid_t orphan = 0;

	MUST(pipe2(out, O_CLOEXEC));
	pid_t parent = spawn(0);
	if (parent == 0) {
		if (ns >= 0)
			MUST(setns(ns, CLONE_NEWPID));
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

PROBE(.claim = "An orphan's new parent is the init of the PID namespace of the parent that died",
	.source = "pid_namespaces(7), Adoption of orphaned children", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	IN_CHILD(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID))
	{
		const char *proc = strdup(mount_proc("proc"));
		struct gate end = gate_new();
		pid_t nested = spawn(CLONE_NEWPID);
		if (nested == 0) {
			gate_wait(&end);
			probe_exit(0);
		}
		int ns = MUST(open(fmt("%s/%d/ns/pid", proc, nested), O_RDONLY | O_CLOEXEC));
		pid_t me = getpid();

		row("parent and child in one namespace");
		pid_t orphan = orphan_of(-1);
		EXPECT_STR(proc_status(proc, fmt("%d", orphan), "PPid"), fmt("%d", me));
		MUST(kill(orphan, SIGKILL));
		EXPECT_EQ(waitpid(orphan, NULL, 0), orphan);

		row("child in a namespace below the parent's");
		orphan = orphan_of(ns);
		EXPECT_STR(proc_status(proc, fmt("%d", orphan), "PPid"), fmt("%d", me));
		MUST(kill(orphan, SIGKILL));
		EXPECT_EQ(waitpid(orphan, NULL, 0), orphan);
		gate_post(&end);
		EXPECT_EXIT(child_wait(nested), 0);
	}
}
