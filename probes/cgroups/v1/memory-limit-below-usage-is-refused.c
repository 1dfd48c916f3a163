/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "_group.h"

/* Kernel bug it catches: v2's kill-on-lowering done on v1. */
PROBE(
	.claim = "On v1 lowering memory.limit_in_bytes below what cannot be reclaimed fails with EBUSY",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Reclaim",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the limit is lowered to twice the usage" },
)
{
	const char *top = cg_new(cg1("memory"), "top");
	struct gate hold = gate_new(), ready = gate_new();
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(cg_enter(top, 0));
		touched(16 * MIB);
		gate_post(&ready);
		gate_wait(&hold);
		probe_exit(0);
	}
	gate_wait(&ready);
	if (strchr(file_text("/proc/swaps"), '\n'))
		MUST(cg_write(top, "memory.swappiness", "0"));
	EXPECT_ERRNO(cg_write(top, "memory.limit_in_bytes", sabotaged() ? "64M" : "4M"), EBUSY);
	release(&hold, pid); /* control: nobody was killed */
}
