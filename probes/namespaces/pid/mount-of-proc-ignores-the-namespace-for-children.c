/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pid.h"
#include "probe.h"

/* Kernel bug it catches: procfs mounted for the namespace of the caller's future children, in which
 * the caller itself does not exist. */
PROBE(.claim = "After unshare(CLONE_NEWPID) a process mounts procfs for the namespace it is itself "
	       "in",
	.source = "pid_namespaces(7), /proc and PID namespaces; setns(2) and unshare(2) semantics",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the mount is made by the first child" }, )
{
	struct gate end = gate_new();
	char self[32] = "";

	MUST(unshare(CLONE_NEWNS | CLONE_NEWPID));
	pid_t child = spawn(0);
	if (child == 0) {
		if (sabotaged())
			mount_proc("proc");
		gate_wait(&end);
		probe_exit(0);
	}
	if (!sabotaged())
		mount_proc("proc");
	else
		EVENTUALLY(access(fmt("%s/proc/1", scratch()), F_OK) == 0);
	const char *proc = fmt("%s/proc", scratch());
	EXPECT_GE(readlink(fmt("%s/self", proc), self, sizeof(self) - 1), 1);
	EXPECT_STR(self, fmt("%d", getpid()));
	EXPECT_OK(access(fmt("%s/%d/ns/pid", proc, child), F_OK)); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(child), 0);
}
