/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_ipc.h"
#include "probe.h"

#define SIZE (8ul << 20)

static void make_segment(void)
{
	char *p = shmat(MUST(shmget(IPC_PRIVATE, SIZE, IPC_CREAT | 0600)), NULL, 0);

	MUST_BE(p != (void *)-1);
	memset(p, 1, SIZE);
}

/* Kernel bug it catches: segments that outlive their IPC namespace, out of everybody's reach. */
PROBE(.claim = "Shared memory segments end with their IPC namespace and give their memory back",
	.source = "ipc_namespaces(7), DESCRIPTION", .needs = { "root", "ns.ipc", "cgroup2.memory" },
	.sabotage = { .twin = "a descriptor keeps the namespace" }, )
{
	struct gate end = gate_new();
	const char *group = cg_new(cg2(), "segments");
	pid_t member = member_with(group, make_segment, &end);

	if (sabotaged())
		(void)ns_open(member, "ipc"); /* held to the end */
	EXPECT(EVENTUALLY(cg_key(group, "memory.stat", "shmem") >= (long long)SIZE)); /* control */
	gate_post(&end);
	EXPECT_EXIT(child_wait(member), 0);
	/* A namespace is taken down later, by a kernel thread; the counters follow by and by. */
	uint64_t until = now_ns() + 1000000000u;
	EVENTUALLY(cg_key(group, "memory.stat", "shmem") < (long long)SIZE / 4 ||
		   (sabotaged() && now_ns() > until));
	EXPECT_LE(cg_key(group, "memory.stat", "shmem"), SIZE / 4);
}
