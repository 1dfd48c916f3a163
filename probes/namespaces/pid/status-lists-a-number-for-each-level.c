/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: a level left out or doubled; numbers in the wrong order; one of the four
 * lines not translated; numbers of levels above the reader's procfs shown. */
static const char *const keys[] = { "NSpid", "NStgid", "NSpgid", "NSsid" };

PROBE(.claim = "NSpid, NStgid, NSpgid and NSsid list one number for each level below the procfs's "
	       "own",
	.source = "proc(5), /proc/pid/status; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the second PID namespace is not made" }, )
{
	pid_t outer = spawn(CLONE_NEWPID | CLONE_NEWNS);
	if (outer != 0) {
		EXPECT_EXIT(child_wait(outer), 0);
		return;
	}
	const char *proc = strdup(mount_proc("outer"));
	struct gate ready = gate_new(), end = gate_new();
	/* Makes the numbers of the levels differ. */
	IN_CHILD(0)
	{
	}
	pid_t inner = spawn((sabotaged() ? 0 : CLONE_NEWPID) | CLONE_NEWNS);
	if (inner == 0) {
		MUST(setsid());
		const char *own = mount_proc("inner");
		for (size_t i = 0; i < 4; i++) {
			row("%s in its own procfs", keys[i]);
			EXPECT_STR(proc_status(own, "self", keys[i]), "1");
		}
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	const char *pid = fmt("%d", inner);
	for (size_t i = 0; i < 4; i++) {
		row("%s in the parent's procfs", keys[i]);
		EXPECT_STR(proc_status(proc, pid, keys[i]), fmt("%d\t1", inner));
	}
	EXPECT_STR(proc_status(proc, "1", "NSpid"), "1"); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(inner), 0);
}
