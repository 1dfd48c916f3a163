/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "stage.h"

static int pass[2];

static int end_made_as(const char *type, const char *cats)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		int ends[2];
		MUST_RC(attr_write("current", subject_context(type, cats)));
		MUST(pipe2(ends, O_CLOEXEC));
		MUST(write(ends[1], "text", 4));
		send_fd(pass[0], ends[0]);
		probe_exit(0);
	}
	child_wait(pid);
	return recv_fd(pass[1]);
}

/* Kernel bug it catches: the inode of a pipe is labelled as its file system, not as its maker. */
PROBE(.claim = "A pipe has the context of its maker: passed on, it is read with its categories "
	       "only",
	.source =
		"SELinux Notebook, Object Classes and Permissions, File Object Classes, fifo_file",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	char text[4];

	stage();
	MUST(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pass));
	int theirs = end_made_as("cell_t", neighbour()), own = end_made_as("cell_t", categories());
	AS("cell_t", categories())
	{
		EXPECT_ERRNO(read(theirs, text, 1), EACCES);
		EXPECT_EQ(read(own, text, 1), 1); /* control */
	}
	AS("cell_child_t", categories())
	EXPECT_EQ(read(own, text, 1), 1); /* control: another domain, the same categories */
	AS("cell_bounded_t", categories())
	EXPECT_EQ(read(own, text, 1), 1);
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "fifo_file", "read");
}
