/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a per-node counter summed wrongly or in another unit. */
PROBE(
	.claim = "The nodes of anon in memory.numa_stat add up to anon in memory.stat",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.numa_stat",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "it is compared with the shared memory" },
)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();
	long long sum = 0;

	if (access(fmt("%s/memory.numa_stat", top), F_OK) != 0)
		skip(SKIP_KERNEL, "%s/memory.numa_stat does not exist", top);
	pid_t pid = holding_in(top, size, &hold);
	const char *line = strstr(cg_read(top, "memory.numa_stat"), "anon N");
	if (EXPECT(line != NULL)) {
		const char *end = line + strcspn(line, "\n");
		for (const char *p = line; (p = strchr(p, '=')) && p < end; p++)
			sum += strtoll(p + 1, NULL, 10);
	}
	EXPECT_EQ(sum, cg_key(top, "memory.stat", sabotaged() ? "shmem" : "anon"));
	EXPECT_GE(sum, size); /* control */
	release(&hold, pid);
}
