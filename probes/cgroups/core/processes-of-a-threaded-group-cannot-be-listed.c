/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.procs of a threaded group lists half a process. */
PROBE(
	.claim = "cgroup.procs of a threaded group fails with EOPNOTSUPP on read; its domain lists them all",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.procs; Threads",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "the group stays a domain" },
)
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");
	struct gate hold = gate_new();
	char text[64];

	if (!sabotaged())
		MUST(cg_write(low, "cgroup.type", "threaded"));
	pid_t pid = held_in(top, &hold);
	MUST(cg_enter(low, pid));
	row("reading cgroup.procs");
	EXPECT_ERRNO(read_file(fmt("%s/cgroup.procs", low), text, sizeof(text)), EOPNOTSUPP);
	row("reading cgroup.threads");
	EXPECT(lists_number(cg_read(low, "cgroup.threads"), pid)); /* control */
	row("the threaded domain's cgroup.procs");
	EXPECT(lists_number(cg_read(top, "cgroup.procs"), pid));
	release(&hold, pid);
}
