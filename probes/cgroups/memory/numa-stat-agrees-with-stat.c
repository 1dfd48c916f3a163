/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a per-node counter summed wrongly or in another unit. */
static long long sum_of_nodes(const char *group)
{
	const char *line = strstr(cg_read(group, "memory.numa_stat"), "anon N");
	long long sum = 0;

	if (!line)
		return -2;
	const char *end = line + strcspn(line, "\n");
	for (const char *p = line; (p = strchr(p, '=')) && p < end; p++)
		sum += strtoll(p + 1, NULL, 10);
	return sum;
}

PROBE(.claim = "The nodes of anon in memory.numa_stat add up to anon in memory.stat",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.numa_stat",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "it is compared with the shared memory" }, )
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	if (access(fmt("%s/memory.numa_stat", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.numa_stat does not exist", top);
	pid_t pid = holding_in(top, size, &hold);
	EXPECT(stat_reaches(top, "anon", size)); /* control */
	/* Two reads: the kernel may add up what is pending in between. */
	uint64_t patience = now_ns() + 500000000u;
	const char *key = sabotaged() ? "shmem" : "anon";
	EXPECT(EVENTUALLY(sum_of_nodes(top) == cg_key(top, "memory.stat", key) ||
			  (sabotaged() && now_ns() > patience)));
	EXPECT_EQ(sum_of_nodes(top), cg_key(top, "memory.stat", key));
	EXPECT_GE(sum_of_nodes(top), size);
	release(&hold, pid);
}
