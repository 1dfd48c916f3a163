/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: one hierarchy's path not relative to the cgroup namespace of a process that
 * has gone through exec. */
static void look(void);

PROBE(.claim = "A cell with a cgroup namespace sees / for itself in every line of "
	       "/proc/self/cgroup",
	.source = "cgroup_namespaces(7), NOTES", .needs = { "root", "ns.cgroup" },
	.cell = { .add = NS_CGROUP }, .sabotage = { .plain = true }, .outside = look, )
{
	char text[8192];

	MUST(read_file("/proc/self/cgroup", text, sizeof(text)));
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
		EXPECT_STR(strchr(strchr(line, ':') + 1, ':'), ":/");
	tell(1);
	await(1);
}

static void look(void)
{
	await(1);
	/* control: the host sees the cell below the probe's own group, in one hierarchy at least */
	EXPECT(strstr(file_text(fmt("/proc/%d/cgroup", cell_pid())), "/cell") != NULL);
	tell(1);
}
