/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void toggle(const char *value)
{
	MUST(write_file("/sys/fs/selinux/booleans/cell_reads_toggle", sabotaged() ? "0" : value));
	MUST(write_file("/sys/fs/selinux/commit_pending_bools", "1"));
}

PROBE(.claim = "Setting a boolean opens a file to a process that already runs; clearing it closes "
	       "it again",
	.source = "SELinux Notebook, SELinux Filesystem, booleans", .denied_by = "types",
	.needs = { "selinux", "root" },
	.sabotage = { .twin = "the boolean is set to the value that it has" }, .exclusive = true)
{
	struct gate on = gate_new(), off = gate_new(), ready = gate_new();

	stage();
	make_labelled("/file", "cell_toggle_t", NULL);
	pid_t pid = spawn(0);
	if (pid == 0) {
		char c;
		MUST_RC(attr_write("current", subject_context("cell_t", categories())));
		EXPECT_ERRNO(open("/file", O_RDONLY | O_CLOEXEC), EACCES); /* control */
		gate_post(&ready);
		gate_wait(&on);
		int fd = open("/file", O_RDONLY | O_CLOEXEC);
		EXPECT_OK(fd);
		EXPECT_EQ(read(fd, &c, 1), 1);
		gate_post(&ready);
		gate_wait(&off);
		EXPECT_ERRNO(open("/file", O_RDONLY | O_CLOEXEC), EACCES);
		/* The descriptor that was opened in between does not outlive the permission. */
		EXPECT_ERRNO(read(fd, &c, 1), EACCES);
		probe_exit(0);
	}
	gate_wait(&ready);
	toggle("1");
	gate_post(&on);
	gate_wait(&ready);
	toggle("0");
	gate_post(&off);
	child_wait(pid);
	EXPECT_AVC("cell_t", "cell_toggle_t", "file", "read");
}
