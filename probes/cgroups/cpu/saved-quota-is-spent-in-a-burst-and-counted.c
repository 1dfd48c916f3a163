/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

#define PERIOD_US 100000
#define QUOTA_US  20000

static uint64_t spent_ns(void)
{
	struct timespec t;

	MUST(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t));
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/*
 * A process of the group that burns more CPU time than one quota, though no more than it may with all
 * that it can save, then leaves two whole periods unused: idling is what fills the savings.
 */
static pid_t bursting_in(const char *group)
{
	pid_t pid = spawn_in(group, 0);

	while (pid == 0) {
		uint64_t begin = spent_ns();
		while (spent_ns() - begin < QUOTA_US * 7 / 4 * 1000u)
			;
		poll(NULL, 0, PERIOD_US / 1000 * 5 / 2);
	}
	return pid;
}

/*
 * Kernel bugs it catches: unused quota not saved, more saved than cpu.max.burst, a burst or its time
 * not counted, or counted in a group without a burst.
 */
PROBE(
	.claim = "A group spends quota it saved, up to cpu.max.burst, and counts nr_bursts and burst_usec",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat; sched-bwc.rst, Burst feature, Statistics",
	.needs = { "cgroup2.cpu" },
	.sabotage = { .twin = "cpu.max.burst stays 0" },
	.timeout_ms = 30000,
)
{
	const char *top = cg_new(cg2(), "top"), *plain = cg_new(cg2(), "plain");
	const char *max = fmt("%d %d", QUOTA_US, PERIOD_US);

	if (access(fmt("%s/cpu.max.burst", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/cpu.max.burst does not exist", top);
	MUST(cg_write(top, "cpu.max", max));
	MUST(cg_write(plain, "cpu.max", max));
	if (!sabotaged())
		MUST(cg_write(top, "cpu.max.burst", fmt("%d", QUOTA_US)));
	pid_t one = bursting_in(top), two = bursting_in(plain);
	uint64_t until = now_ns() + 1000000000u;
	EXPECT(EVENTUALLY(cg_key(top, "cpu.stat", "nr_bursts") >= 1 ||
		(sabotaged() && now_ns() > until)));
	EXPECT(EVENTUALLY(cg_key(plain, "cpu.stat", "nr_throttled") >= 1)); /* control */
	end_by_kill(one);
	end_by_kill(two);
	long long spent = cg_key(top, "cpu.stat", "burst_usec"); /* first: the last may still come */
	long long count = cg_key(top, "cpu.stat", "nr_bursts");
	row("counted");
	EXPECT_GE(count, 1);
	row("its time, at most the burst each");
	EXPECT_GE(spent, 1);
	EXPECT_LE(spent, count * QUOTA_US);
	row("not where no burst is allowed");
	EXPECT_EQ(cg_key(plain, "cpu.stat", "nr_bursts"), 0);
	EXPECT_EQ(cg_key(plain, "cpu.stat", "burst_usec"), 0);
}
