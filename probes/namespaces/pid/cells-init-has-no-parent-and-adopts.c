/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: the runtime's process shown as parent; orphans of a cell leaving it for the
 * host's init or a subreaper of the engine. */
PROBE(.claim = "A cell's first process has the parent 0 and becomes the parent of the cell's "
	       "orphans",
	.source = "pid_namespaces(7), Nesting PID namespaces; Adoption of orphaned children",
	.needs = { "root", "ns.pid" }, .cell = { .plain = true }, .sabotage = { .share = NS_PID }, )
{
	int out[2];
	pid_t orphan = 0;
	struct gate end = gate_new();

	EXPECT_EQ(getppid(), 0);
	MUST(pipe2(out, O_CLOEXEC));
	pid_t parent = spawn(0);
	if (parent == 0) {
		EXPECT_EQ(getppid(), 1); /* control */
		pid_t pid = MUST(fork());
		if (pid == 0) {
			gate_wait(&end);
			probe_exit(9);
		}
		MUST(write(out[1], &pid, sizeof(pid)));
		probe_exit(0);
	}
	MUST(read(out[0], &orphan, sizeof(orphan)));
	EXPECT_EXIT(child_wait(parent), 0);
	EXPECT_STR(proc_status("/proc", fmt("%d", orphan), "PPid"), "1");
	gate_post(&end);
	int status = 0;
	EXPECT_EQ(waitpid(orphan, &status, 0), orphan);
	EXPECT_EXIT(status, 9);
}
