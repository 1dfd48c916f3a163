/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "four.h"

/* Kernel bugs it catches: CAP_SYS_NICE or CAP_SYS_RESOURCE looked for in the caller's user namespace,
 * so that root of any child slows down, moves or reads the limits of its creator's other users.
 * (sched_setscheduler(2) and ioprio_set(2) ask the initial user namespace.) */
static int by_setpriority(void)
{
	/* To what it is: to raise it asks for more, whoever runs all this with nice(1). */
	errno = 0;
	int now = getpriority(PRIO_PROCESS, (id_t)four_target());
	MUST_BE(errno == 0);
	return setpriority(PRIO_PROCESS, (id_t)four_target(), now);
}

static int by_affinity(void)
{
	cpu_set_t set;

	MUST(sched_getaffinity(0, sizeof(set), &set));
	return sched_setaffinity(four_target(), sizeof(set), &set);
}

static int by_prlimit(void)
{
	struct rlimit old;

	return prlimit(four_target(), RLIMIT_NOFILE, NULL, &old);
}

PROBE(.claim = "Another user's process is scheduled and limited by capabilities in its user "
	       "namespace or above",
	.source = "setpriority(2), sched_setaffinity(2), prlimit(2), ERRORS; "
		  "user_namespaces(7)",
	.needs = { "root", "userns" }, .sabotage = FOUR_TWIN, )
{
	static const struct four_op ops[] = {
		{ "setpriority", by_setpriority, CAP_SYS_NICE, EPERM },
		{ "sched_setaffinity", by_affinity, CAP_SYS_NICE, EPERM },
		{ "prlimit", by_prlimit, CAP_SYS_RESOURCE, EPERM },
	};

	four_cases(
		&(struct four){ .target = 5, .ops = ops, .count = sizeof(ops) / sizeof(ops[0]) });
}
