/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>
#include <sys/resource.h>
#include <sys/swap.h>
#include <sys/timex.h>

#include "_user.h"

/* Kernel bug it catches: a full set in a cell's user namespace honoured for the machine. */
PROBE(
	.claim = "All capabilities in a cell's user namespace move neither clock, priorities nor hard limits",
	.source = "user_namespaces(7), Effect of capabilities within a user namespace",
	.needs = { "root", "userns" },
	.cell = { .add = NS_USER, .capabilities = "all" },
	.sabotage = { .capabilities = "all" },
)
{
	struct timex tick = { 0 };
	struct sched_param param = { .sched_priority = 1 };

	MUST_BE(have_cap(CAP_SYS_ADMIN) && have_cap(CAP_SYS_NICE));
	adjtimex(&tick);
	tick.modes = ADJ_TICK; /* the value that it has */
	EXPECT_ERRNO(adjtimex(&tick), EPERM);
	EXPECT_ERRNO(setpriority(PRIO_PROCESS, 0, -5), EACCES);
	EXPECT_ERRNO(sched_setscheduler(0, SCHED_FIFO, &param), EPERM);
	EXPECT_ERRNO(swapoff("/nonexistent"), EPERM);
	EXPECT_OK(sethostname("inner", 5)); /* control: its own */
}
