/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

PROBE(.claim = "/proc/PID/attr/exec of another process refuses a write even of the host domain: "
	       "EPERM",
	.source = "SELinux Notebook, Labeling Subjects, proc", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process writes its own attribute" })
{
	stage();
	pid_t other = hold_as("bulkhead_host_t", NULL);
	const char *context = subject_context("cell_t", categories());
	int fd = MUST(open(
		fmt("/proc/%d/attr/exec", sabotaged() ? getpid() : other), O_WRONLY | O_CLOEXEC));
	EXPECT_ERRNO(write(fd, context, strlen(context)), EPERM);
	int own = MUST(open("/proc/self/attr/exec", O_WRONLY | O_CLOEXEC));
	EXPECT_EQ(write(own, context, strlen(context)), strlen(context)); /* control */
	drop(other);
}
