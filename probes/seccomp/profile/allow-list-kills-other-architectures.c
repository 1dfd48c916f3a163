/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a call of an architecture that the filter does not name let through. */
static void confine(void)
{
	if (!sabotaged())
		profile_load(profile_json("allow-list"));
}

PROBE(
	.claim = "An allow-list for x86-64 alone kills every i386 and x32 call, allowed name or "
		"not",
	.source = "seccomp_init(3), DESCRIPTION; runtime-spec config-linux.md, Seccomp, "
		"architectures",
	.needs = { "seccomp.user_notif", "ia32" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	static const int numbers[] = { 0, 1, 3, 4, 20, 39, 57, 102, 120, 202, 300, 400, 450, 500 };
	size_t half = sizeof(numbers) / sizeof(numbers[0]), count = 2 * half + 1;
	struct question *q = questions(count);

	for (size_t i = 0; i < half; i++) {
		q[i].nr = numbers[i];
		q[i].int80 = true;
		q[half + i].nr = numbers[i] | X32_BIT;
	}
	q[2 * half].nr = SYS_getpid;
	sweep(q, count, confine);
	for (size_t i = 0; i < count; i++) {
		row("%s %d",
			i < half       ? "i386"
			: i < 2 * half ? "x32"
				       : "x86-64",
			q[i].nr & ~X32_BIT);
		expect_answer(&q[i],
			i < 2 * half ? ANSWER_KILLED : ANSWER_ALLOWED); /* control: the last */
	}
}
