/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: kernel.hostname read in the namespace of the procfs's mounter, which is the
 * runtime's, or in the initial one. */
static void look(void);

PROBE(.claim = "kernel.hostname reads as the cell's name in the cell and as the host's on the host",
	.source = "uts_namespaces(7), DESCRIPTION; proc(5), /proc/sys/kernel/hostname",
	.needs = { "root", "ns.uts", "sysctl.kernel.hostname" },
	.cell = { .hostname = "named-cell" }, .sabotage = { .share = NS_UTS }, .outside = look, )
{
	char name[65] = "";

	EXPECT_STR(file_text("/proc/sys/kernel/hostname"), "named-cell");
	MUST(gethostname(name, sizeof(name)));
	EXPECT_STR(name, "named-cell"); /* control */
	tell(1);
	await(1);
}

static void look(void)
{
	await(1);
	EXPECT(strcmp(file_text("/proc/sys/kernel/hostname"), "named-cell") != 0);
	/* Through the cell's own procfs, read from here, it is the reader's name all the same. */
	EXPECT_STR(file_text(fmt("/proc/%d/root/proc/sys/kernel/hostname", cell_pid())),
		file_text("/proc/sys/kernel/hostname"));
	tell(1);
}
