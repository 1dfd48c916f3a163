/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "execve(2) enters the domain asked for only by a file that is an entry point of it",
	.source = "SELinux Notebook, Domain Transition, entrypoint permission",
	.denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the other file is labelled as an entry point too" })
{
	const char *context;

	stage();
	context = subject_context("cell_t", categories());
	make_program("/entry", "probe_exec_t", NULL);
	make_program("/other", sabotaged() ? "probe_exec_t" : "cell_noentry_exec_t", NULL);

	EXPECT_ERRNO(launch("bulkhead_host_t", NULL, context, NULL, "/other"), EACCES);
	EXPECT_AVC("cell_t", "cell_noentry_exec_t", "file", "entrypoint");

	pid_t pid = launch("bulkhead_host_t", NULL, context, NULL, "/entry"); /* control */
	if (EXPECT(pid > 0))
		EXPECT_STR(process_label(pid), context);
	drop(pid);
}
