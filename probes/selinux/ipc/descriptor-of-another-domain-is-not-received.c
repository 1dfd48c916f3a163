/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "stage.h"

static int receive(int socket, int *ret_flags)
{
	char byte, space[CMSG_SPACE(sizeof(int))];
	struct iovec io = { &byte, 1 };
	struct msghdr m = { .msg_iov = &io,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space) };
	struct cmsghdr *c;

	MUST(recvmsg(socket, &m, MSG_CMSG_CLOEXEC));
	*ret_flags = m.msg_flags;
	c = CMSG_FIRSTHDR(&m);
	return c && c->cmsg_len >= CMSG_LEN(sizeof(int)) ? 1 : 0;
}

PROBE(.claim = "A descriptor in SCM_RIGHTS opened by a domain whose fd:use is not granted does not "
	       "arrive",
	.source = "SELinux Notebook, Object Classes and Permissions, File Object Classes, fd: use",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	int pair[2], flags;

	stage();
	make_labelled("/own/file", "cell_file_t", categories());
	MUST(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair));
	send_fd(pair[0], MUST(open("/own/file", O_RDONLY | O_CLOEXEC)));
	pid_t other = spawn(0);
	if (other == 0) {
		MUST_RC(attr_write("current", subject_context("cell_super_t", NULL)));
		send_fd(pair[0], MUST(open("/own/file", O_RDONLY | O_CLOEXEC)));
		probe_exit(0);
	}
	child_wait(other);
	AS("cell_t", categories())
	{
		EXPECT_EQ(receive(pair[1], &flags), 1); /* control: opened by the host */
		EXPECT_EQ(receive(pair[1], &flags), 0);
		EXPECT(flags & MSG_CTRUNC);
	}
	EXPECT_AVC("cell_t", "cell_super_t", "fd", "use");
}
