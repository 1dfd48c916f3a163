/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/prctl.h>

#include "probe.h"

/* Kernel bug it catches: the death signal of an outer parent taken for one from inside and ignored by
 * init: a cell outlives the one that watches it. */
PROBE(.claim = "PR_SET_PDEATHSIG with SIGKILL ends a namespace's init when its outer parent dies",
	.source = "prctl(2), PR_SET_PDEATHSIG; pid_namespaces(7), The namespace init process",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "the death signal is taken back" }, )
{
	struct gate ready = gate_new();
	int life[2], hold[2];

	MUST(pipe2(life, O_CLOEXEC));
	MUST(pipe2(hold, O_CLOEXEC));
	pid_t parent = spawn(0);
	if (parent == 0) {
		close(hold[1]);
		pid_t init = spawn(CLONE_NEWPID);
		if (init == 0) {
			char byte;
			MUST(prctl(PR_SET_PDEATHSIG, sabotaged() ? 0 : SIGKILL));
			gate_post(&ready);
			read(hold[0], &byte, 1); /* until the main process closes its end */
			probe_exit(0);
		}
		gate_wait(&ready);
		probe_exit(0);
	}
	close(life[1]);
	EXPECT_EXIT(child_wait(parent), 0);
	EXPECT(fd_wait(life[0], POLLIN, sabotaged() ? 200 : -1));
	close(hold[1]);
	EXPECT(fd_wait(life[0], POLLIN, -1)); /* control: nothing else holds the pipe */
}
