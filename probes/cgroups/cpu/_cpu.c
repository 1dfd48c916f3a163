/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

long long cpu_usage_us(const char *group)
{
	return cg_key(group, "cpu.stat", "usage_usec");
}

pid_t cpu_burner(const char *group)
{
	pid_t pid = spawn_in(group, 0);

	if (pid == 0) {
		cpu_set_t now, one;
		int cpu = 0;
		MUST(sched_getaffinity(0, sizeof(now), &now));
		while (!CPU_ISSET(cpu, &now))
			cpu++;
		CPU_ZERO(&one);
		CPU_SET(cpu, &one);
		MUST(sched_setaffinity(0, sizeof(one), &one));
		for (volatile unsigned long n = 0;; n++)
			;
	}
	return pid;
}

void cpu_burner_end(pid_t pid)
{
	MUST(kill(pid, SIGKILL));
	child_wait(pid);
}

bool cpu_share_at_most(const char *first, const char *second, long long ms, long long percent)
{
	pid_t a = cpu_burner(first), b = cpu_burner(second);
	long long one = cpu_usage_us(first), two = cpu_usage_us(second), got = 0, other = 0;
	bool held = false;

	for (int sample = 1; sample <= (sabotaged() ? 2 : 10) && !held; sample++) {
		if (!EVENTUALLY((got = cpu_usage_us(first) - one) >= ms * 1000 * sample))
			broken("a busy group got %lld us of CPU time before the deadline", got);
		other = cpu_usage_us(second) - two;
		held = other * 100 <= percent * got;
	}
	cpu_burner_end(a);
	cpu_burner_end(b);
	note("CPU time: %lld us against %lld us", got, other);
	return held;
}
