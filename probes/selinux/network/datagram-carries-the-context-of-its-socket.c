/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

#ifndef SCM_SECURITY
#define SCM_SECURITY 3
#endif

PROBE(.claim = "With SO_PASSSEC a UNIX datagram brings SCM_SECURITY, the context of the sending "
	       "socket",
	.source = "unix(7), SO_PASSSEC", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the socket is made by a neighbour" })
{
	int on = 1;
	char byte, space[256];
	struct iovec io = { &byte, 1 };
	struct msghdr m = { .msg_iov = &io,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space) };
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	stage();
	snprintf(a.sun_path + 1, 64, "bulkhead-sec-%d", getpid());
	int s = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	MUST(bind(s, (struct sockaddr *)&a, sizeof(a)));
	MUST(setsockopt(s, SOL_SOCKET, SO_PASSSEC, &on, sizeof(on)));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST_RC(attr_write("current",
			subject_context("cell_super_t", sabotaged() ? neighbour() : categories())));
		int from = MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
		MUST(sendto(from, "x", 1, 0, (struct sockaddr *)&a, sizeof(a)));
		probe_exit(0);
	}
	child_wait(pid);
	MUST(recvmsg(s, &m, MSG_DONTWAIT));
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	if (EXPECT(c && c->cmsg_type == SCM_SECURITY))
		EXPECT_STR((char *)CMSG_DATA(c), subject_context("cell_super_t", categories()));
}
