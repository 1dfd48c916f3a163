/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sched.h>
#include <sys/resource.h>

#include "_sets.h"

/* Kernel bug it catches: cap_safe_nice() that compares no capabilities. */
PROBE(
	.claim = "Setting the priority of a same-user process that has more capabilities is EPERM",
	.source = "capabilities(7), CAP_SYS_NICE; setpriority(2), ERRORS; kernel "
		"security/commoncap.c",
	.needs = { "root", "cap.SYS_NICE" },
	.sabotage = { .twin = "the other process has no capabilities" },
)
{
	struct gate ready = gate_new(), end = gate_new();
	struct sched_param param = { 0 };
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
		MUST(set_uids(1000, 1000, 1000));
		MUST(sets_try((struct sets){ .permitted = sabotaged() ? 0 : BIT(CAP_NET_RAW) }));
		gate_post(&ready);
		gate_wait(&end);
		probe_exit(0);
	}
	gate_wait(&ready);
	IN_CHILD(0) {
		become(1000, 1000);
		row("setpriority");
		EXPECT_ERRNO(setpriority(PRIO_PROCESS, (id_t)pid, 19), EPERM);
		row("sched_setscheduler");
		EXPECT_ERRNO(sched_setscheduler(pid, SCHED_BATCH, &param), EPERM);
	}
	row("with CAP_SYS_NICE");
	EXPECT_OK(setpriority(PRIO_PROCESS, (id_t)pid, 10)); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(pid), 0);
}
