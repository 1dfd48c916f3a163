/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: one CPU's time lost or counted for another. */
static long long sum(const char *text)
{
	long long total = 0;

	for (char *end; *text; text = end + strspn(end, " \n")) {
		total += strtoll(text, &end, 10);
		if (end == text)
			broken("no number in \"%s\"", text);
	}
	return total;
}

PROBE(.claim = "cpuacct.usage is the sum of its cpuacct.usage_percpu",
	.source = "Documentation/admin-guide/cgroup-v1/cpuacct.rst", .needs = { "cgroup1.cpuacct" },
	.sabotage = { .twin = "it is compared with the parent's" }, )
{
	const char *top = cg_new(cg1("cpuacct"), "top"), *low = cg_new(top, "low");

	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn(0);
		if (pid == 0) {
			MUST(cg_enter(i ? top : low, 0));
			for (volatile unsigned long n = 0; n < 20000000; n++)
				;
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
	const char *other = sabotaged() ? top : low;
	long long usage = cg_number(low, "cpuacct.usage");
	EXPECT_GE(usage, 1000000); /* control */
	row("by CPU");
	EXPECT_EQ(sum(cg_read(other, "cpuacct.usage_percpu")), usage);
	row("a child's is in it");
	EXPECT_GE(cg_number(top, "cpuacct.usage"), usage + 1000000);
}
