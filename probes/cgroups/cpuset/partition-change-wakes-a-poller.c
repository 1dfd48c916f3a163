/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a change of the partition's state that nobody hears of. */
PROBE(.claim = "A change of cpuset.cpus.partition wakes poll(2) on the file, that by a write "
	       "included",
	.source = "cgroup-v2.rst, Cpuset Interface Files, cpuset.cpus.partition",
	.needs = { "cgroup2.cpuset" },
	.sabotage = { .twin = "the state that is there is written" }, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	if (cg_write(top, "cgroup.subtree_control", "+cpuset") < 0)
		skip(SKIP_CGROUP, "+cpuset in %s: %s", top, strerrorname_np(errno));
	int fd = event_open(low, "cpuset.cpus.partition");
	row("to root");
	/* Below a member it cannot become valid; its state changes all the same. */
	MUST(cg_write(low, "cpuset.cpus.partition", sabotaged() ? "member" : "root"));
	EXPECT(event_wait(fd));
	if (!sabotaged())
		EXPECT(strncmp(cg_read(low, "cpuset.cpus.partition"), "root", 4) ==
			0); /* control */
	event_rearm(fd);
	row("back to member");
	MUST(cg_write(low, "cpuset.cpus.partition", "member"));
	EXPECT(event_wait(fd));
	EXPECT_STR(cg_read(low, "cpuset.cpus.partition"), "member"); /* control */
}
