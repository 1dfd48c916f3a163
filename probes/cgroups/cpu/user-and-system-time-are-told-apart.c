/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cpu.h"

/* Kernel bug it catches: user and system time swapped or lumped together. */
PROBE(
	.claim = "A loop in user space raises user_usec and not system_usec of its group",
	.source = "cgroup-v2.rst, CPU Interface Files, cpu.stat",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the loop reads a file instead" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		static char buf[1 << 16];
		int zero = MUST(open("/dev/zero", O_RDONLY | O_CLOEXEC));
		for (volatile unsigned long n = 0;; n++)
			if (sabotaged())
				MUST(read(zero, buf, sizeof(buf)));
	}
	EXPECT(EVENTUALLY(cpu_usage_us(top) >= 200000)); /* control */
	EXPECT_GE(cg_key(top, "cpu.stat", "user_usec") * 2, cg_key(top, "cpu.stat", "usage_usec"));
	cpu_burner_end(pid);
}
