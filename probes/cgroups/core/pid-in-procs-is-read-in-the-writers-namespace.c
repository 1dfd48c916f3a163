/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: numbers written to or read from cgroup.procs in the initial namespace. */
PROBE(
	.claim = "Numbers in cgroup.procs are those of the PID namespace of who reads or writes the file",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.procs; pid_namespaces(7)",
	.needs = { "cgroup2", "ns.pid" },
	.sabotage = { .twin = "no PID namespace is made" },
)
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn(sabotaged() ? 0 : CLONE_NEWPID);

	if (pid == 0) {
		row("written by the inside");
		EXPECT_OK(cg_write(top, "cgroup.procs", fmt("%d", getpid()))); /* control */
		row("read by the inside");
		EXPECT_STR(cg_read(top, "cgroup.procs"), "1");
		tell(0);
		shared_words()[0] = 1;
		for (;;)
			poll(NULL, 0, -1);
	}
	EXPECT(EVENTUALLY(*(volatile uint64_t *)shared_words() == 1));
	row("read by the outside");
	EXPECT(lists_number(cg_read(top, "cgroup.procs"), pid));
	end_by_kill(pid);
}
