/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: usage or its maximum not propagated, or not resettable. */
PROBE(
	.claim = "memory.usage_in_bytes and max_usage_in_bytes count the subtree; a write resets the latter",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, User Interface",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the memory is used beside the group" },
)
{
	const long long size = 16 << 20;
	const char *top = cg_new(cg1("memory"), "top"), *low = cg_new(top, "low");
	const char *beside = cg_new(cg1("memory"), "beside");
	struct gate hold = gate_new(), ready = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(sabotaged() ? beside : low, 0));
		touched(size);
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	row("usage");
	EXPECT_GE(cg_number(low, "memory.usage_in_bytes"), size);
	EXPECT_GE(cg_number(top, "memory.usage_in_bytes"), size);
	release(&hold, pid);
	row("the maximum stays");
	EXPECT(EVENTUALLY(cg_number(top, "memory.usage_in_bytes") < size / 2)); /* control */
	EXPECT_GE(cg_number(top, "memory.max_usage_in_bytes"), size);
	row("until it is reset");
	EXPECT_OK(cg_write(top, "memory.max_usage_in_bytes", "0"));
	EXPECT_LE(cg_number(top, "memory.max_usage_in_bytes"), size / 2);
	EXPECT_GE(cg_number(low, "memory.max_usage_in_bytes"), size);
}
