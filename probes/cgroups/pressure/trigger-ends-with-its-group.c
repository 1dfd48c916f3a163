/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bug it catches: a poller that sleeps for ever on a group that is gone, or freed memory. */
PROBE(.claim = "Removing a group wakes who polls a trigger of it, with POLLERR",
	.source = "Documentation/accounting/psi.rst, Cgroup2 interface; kernel kernel/sched/psi.c, "
		  "psi_trigger_poll",
	.needs = { PRESSURE_NEEDS }, .sabotage = { .twin = "another group is removed" }, )
{
	const char *top = cg_new(cg2(), "top"), *side = cg_new(cg2(), "side");
	struct gate polls = gate_new(), woken = gate_new();
	int fd = MUST(pressure_trigger(top, "memory.pressure", "some 2000000 2000000"));
	pid_t pid = spawn(0);

	if (pid == 0) {
		struct pollfd p = { .fd = fd, .events = POLLPRI };
		EXPECT_EQ(poll(&p, 1, 0), 0); /* control: no event yet */
		gate_post(&polls);
		EXPECT_EQ(poll(&p, 1, sabotaged() ? 200 : deadline_ms()), 1);
		EXPECT_EQ(p.revents & POLLERR, POLLERR);
		gate_post(&woken);
		probe_exit(0);
	}
	gate_wait(&polls);
	MUST(rmdir(sabotaged() ? side : top));
	gate_wait(&woken);
	EXPECT_EXIT(child_wait(pid), 0);
}
