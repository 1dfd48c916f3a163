/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: kallsyms_show_value() judged by the reader's uid alone. */
PROBE(.claim = "Without CAP_SYSLOG a cell reads zeros for every address in /proc/kallsyms",
	.source = "proc(5), /proc/kallsyms; sysctl/kernel.rst, kptr_restrict; capabilities(7), "
		  "CAP_SYSLOG",
	.needs = { "root", "file.proc/kallsyms", "cap.SYSLOG" }, .cell = { .plain = true },
	.sabotage = { .capabilities = "all" }, )
{
	FILE *f = MUST_PTR(fopen("/proc/kallsyms", "re"));
	unsigned long long address, seen = 0;
	int lines = 0;
	char name[256];

	if (file_number("/proc/sys/kernel/kptr_restrict") >= 2)
		skip(SKIP_KERNEL, "kernel.kptr_restrict is 2: zeros for everybody");
	if (file_number("/proc/sys/kernel/kptr_restrict") == 0 &&
		access("/proc/sys/kernel/perf_event_paranoid", F_OK) == 0 &&
		file_number("/proc/sys/kernel/perf_event_paranoid") <= 1)
		skip(SKIP_KERNEL, "kernel.perf_event_paranoid shows addresses to everybody");
	while (lines < 500 && fscanf(f, "%llx %*s %255[^\n]", &address, name) == 2) {
		seen |= address;
		lines++;
	}
	EXPECT_EQ(seen, 0);
	EXPECT_GE(lines, 100); /* control: the names are there */
}
