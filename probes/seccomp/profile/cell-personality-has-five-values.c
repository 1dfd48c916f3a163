/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: one of several equal comparisons on one call lost. */
PROBE(
	.claim = "In a cell with the default profile personality is allowed five values and no "
		"neighbour",
	.source = "runtime-spec config-linux.md, Seccomp, args; personality(2)",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true },
)
{
	static const uint64_t values[] = { 0x0, 0x8, 0x20000, 0x20008, 0xffffffff, 0x1, 0x7, 0x9,
		0x1ffff, 0x20001, 0x20007, 0x20009, 0x40000, 0x400000, 0xfffffffe, 0x100000000,
		0x1ffffffff, 0xffffffffffffffff };
	size_t count = sizeof(values) / sizeof(values[0]);
	struct question *q = questions(count);

	for (size_t i = 0; i < count; i++) {
		q[i].nr = SYS_personality;
		q[i].args[0] = values[i];
	}
	sweep(q, count, NULL);
	for (size_t i = 0; i < count; i++) {
		row("0x%llx", (unsigned long long)values[i]);
		expect_answer(&q[i], i < 5 ? ANSWER_ALLOWED : EPERM); /* control: the first five */
	}
}
