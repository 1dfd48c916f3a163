/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "The files of /proc/PID carry the context of that process",
	.source = "SELinux Notebook, Labeling Subjects, proc", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process is a neighbour's" })
{
	stage();
	pid_t pid = hold_as("cell_t", sabotaged() ? neighbour() : categories());
	EXPECT_STR(
		file_label(fmt("/proc/%d/status", pid)), subject_context("cell_t", categories()));
	EXPECT_STR(file_label(fmt("/proc/%d/fd", pid)), subject_context("cell_t", categories()));
	EXPECT_STR(file_label("/proc/version"), object_context("proc_t", NULL)); /* control */
	drop(pid);
}
