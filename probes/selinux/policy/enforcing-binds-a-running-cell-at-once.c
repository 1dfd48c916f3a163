/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "stage.h"

static void enforce(const char *value)
{
	MUST(write_file("/sys/fs/selinux/enforce", sabotaged() ? "0" : value));
}

/* Kernel bug it catches: what was let through while permissive stays in the cache and is let through. */
PROBE(.claim = "Enforcing that is turned on again refuses a running cell what permissive had let "
	       "through",
	.source = "SELinux Notebook, SELinux Filesystem, enforce", .denied_by = "types",
	.needs = { "selinux", "root" }, .sabotage = { .twin = "enforcing is not turned on again" },
	.exclusive = true)
{
	struct gate off = gate_new(), on = gate_new(), ready = gate_new();

	stage();
	if (file_number("/sys/fs/selinux/enforce") != 1)
		skip(SKIP_LSM, "SELinux is not enforcing");
	make_labelled("/secret", "host_secret_t", NULL);
	pid_t pid = spawn_as("cell_t", categories());
	if (pid == 0) {
		EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES); /* control */
		gate_post(&ready);
		gate_wait(&off);
		EXPECT_OK(open("/secret", O_RDONLY | O_CLOEXEC));
		gate_post(&ready);
		gate_wait(&on);
		EXPECT_ERRNO(open("/secret", O_RDONLY | O_CLOEXEC), EACCES);
		probe_exit(0);
	}
	gate_wait(&ready);
	MUST(write_file("/sys/fs/selinux/enforce", "0"));
	gate_post(&off);
	gate_wait(&ready);
	enforce("1");
	gate_post(&on);
	child_wait(pid);
	MUST(write_file("/sys/fs/selinux/enforce", "1"));
	EXPECT_AVC("cell_t", "host_secret_t", "file", "read");
}
