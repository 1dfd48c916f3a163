/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_user.h"

/* Kernel bug it catches: CAP_SETUID of a namespace passing host IDs through a socket. */
static long give(int fd, uid_t uid, gid_t gid)
{
	char byte = 'x';
	struct iovec iov = { &byte, 1 };
	struct ucred cred = { .pid = getpid(), .uid = uid, .gid = gid };
	union {
		char buf[CMSG_SPACE(sizeof(cred))];
		struct cmsghdr align;
	} control = { 0 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_CREDENTIALS;
	c->cmsg_len = CMSG_LEN(sizeof(cred));
	memcpy(CMSG_DATA(c), &cred, sizeof(cred));
	return sendmsg(fd, &msg, MSG_NOSIGNAL);
}

PROBE(
	.claim = "Root of a user namespace sends SCM_CREDENTIALS of mapped IDs only",
	.source = "unix(7), SCM_CREDENTIALS; user_namespaces(7), Miscellaneous",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps the IDs" },
)
{
	int fd[2];

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fd));
	const char *map = sabotaged() ? "0 0 10000" : "0 0 1\n1 100000 10";
	IN_USERNS(0, map, map) {
		EXPECT_OK(give(fd[0], 0, 0)); /* control */
		EXPECT_OK(give(fd[0], 10, 10)); /* control: with CAP_SETUID any mapped one */
		EXPECT_ERRNO(give(fd[0], 5000, 0), EINVAL);
		EXPECT_ERRNO(give(fd[0], 0, 5000), EINVAL);
	}
}
