/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

/* Kernel bug it catches: attr/prev that tells the present context, or an older one. */
PROBE(.claim = "attr/prev of a process tells the context that it had before its last execve(2)",
	.source = "getcon(3), getprevcon", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process executes without a change of domain" })
{
	char prev[200] = "";

	stage();
	make_program("/entry", "probe_exec_t", NULL);
	const char *context = subject_context("cell_t", categories());
	pid_t pid = sabotaged() ? launch("cell_t", categories(), NULL, NULL, "/entry")
				: launch("bulkhead_host_t", NULL, context, NULL, "/entry");
	if (!EXPECT(pid > 0))
		return;
	EXPECT_STR(process_label(pid), subject_context("cell_t", categories())); /* control */
	EXPECT(read_file(fmt("/proc/%d/attr/prev", pid), prev, sizeof(prev)) > 0);
	EXPECT_STR(prev, subject_context("bulkhead_host_t", NULL));
	drop(pid);
}
