/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

#define LIMIT (16ul << 20)

/* Kernel bugs it catches: the limit not enforced on anonymous memory; a victim outside the group. */
PROBE(
	.claim = "A process that touches more than memory.limit_in_bytes is killed, and only inside its group",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, Memory Limit",
	.needs = { "cgroup1.memory" },
	.sabotage = { .twin = "the limit is four times larger" },
)
{
	struct gate hold = gate_new();

	const char *top = cg_new(cg1("memory"), "top");
	const char *beside = cg_new(cg1("memory"), "beside");
	MUST(cg_write(top, "memory.limit_in_bytes", fmt("%lu", sabotaged() ? LIMIT * 4 : LIMIT)));
	pid_t other = spawn(0);
	if (other == 0) {
		MUST(cg_enter(beside, 0));
		gate_wait(&hold);
		probe_exit(0);
	}
	for (int over = 0; over < 2; over++) {
		row("%s", over ? "twice the limit" : "half the limit");
		pid_t pid = spawn(0);
		if (pid == 0) {
			size_t size = over ? LIMIT * 2 : LIMIT / 2;
			MUST(cg_enter(top, 0));
			char *p = MUST_PTR(mmap(NULL, size, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
			memset(p, 1, size);
			probe_exit(0);
		}
		if (over)
			EXPECT_SIGNAL(child_wait(pid), SIGKILL);
		else
			EXPECT_EXIT(child_wait(pid), 0); /* control */
	}
	gate_post(&hold);
	EXPECT_EXIT(child_wait(other), 0);
}
