/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "A memfd made in a cell has the cell's type and categories and is closed to a "
	       "neighbour",
	.source = "memfd_create(2)", .denied_by = "categories", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	int pair[2];
	MUST(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair));
	AS("cell_t", categories())
	{
		int fd = MUST(memfd_create("mine", MFD_CLOEXEC));
		EXPECT_STR(fd_label(fd), object_context("cell_file_t", categories()));
		EXPECT_EQ(write(fd, "x", 1), 1); /* control */
	}
	pid_t maker = spawn(0);
	if (maker == 0) {
		MUST_RC(attr_write("current", subject_context("cell_t", neighbour())));
		send_fd(pair[0], MUST(memfd_create("theirs", MFD_CLOEXEC)));
		probe_exit(0);
	}
	child_wait(maker);
	int fd = recv_fd(pair[1]);
	AS("cell_t", categories())
	EXPECT_ERRNO(write(fd, "x", 1), EACCES);
	EXPECT_AVC("cell_t", object_context("cell_file_t", neighbour()), "file", "write");
}
