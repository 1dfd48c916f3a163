/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_sets.h"

/* Kernel bug it catches: SCM_CREDENTIALS that lets a process claim another's identity. */
static long send_as(int fd, pid_t pid, uid_t uid, gid_t gid)
{
	struct ucred cred = { .pid = pid, .uid = uid, .gid = gid };
	union {
		char buf[CMSG_SPACE(sizeof(cred))];
		struct cmsghdr align;
	} control = { 0 };
	struct iovec iov = { "x", 1 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control.buf) };
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_CREDENTIALS;
	c->cmsg_len = CMSG_LEN(sizeof(cred));
	memcpy(CMSG_DATA(c), &cred, sizeof(cred));
	return sendmsg(fd, &msg, MSG_NOSIGNAL);
}

PROBE(
	.claim = "Claiming another PID, user or group over a UNIX socket is EPERM without its "
		"capability",
	.source = "unix(7), SCM_CREDENTIALS; capabilities(7), CAP_SYS_ADMIN, CAP_SETUID and "
		"CAP_SETGID",
	.needs = { "root" },
	.sabotage = { .twin = "the capabilities are kept" },
)
{
	int pair[2];

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	MUST(setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &(int){ 1 }, sizeof(int)));
	row("with every capability");
	EXPECT_OK(send_as(pair[0], 1, 5, 5)); /* control */
	IN_CHILD(0) {
		if (!sabotaged()) {
			drop_cap(CAP_SYS_ADMIN);
			drop_cap(CAP_SETUID);
			drop_cap(CAP_SETGID);
		}
		row("one's own");
		EXPECT_OK(send_as(pair[0], getpid(), 0, 0)); /* control */
		row("another PID");
		EXPECT_ERRNO(send_as(pair[0], 1, 0, 0), EPERM);
		row("another user");
		EXPECT_ERRNO(send_as(pair[0], getpid(), 5, 0), EPERM);
		row("another group");
		EXPECT_ERRNO(send_as(pair[0], getpid(), 0, 5), EPERM);
	}
}
