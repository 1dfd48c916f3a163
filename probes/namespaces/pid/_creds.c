/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>

#include "_creds.h"

union creds_message {
	char buf[CMSG_SPACE(sizeof(struct ucred))];
	struct cmsghdr align;
};

int send_creds(int socket, const struct ucred *creds)
{
	char byte = 'C';
	struct iovec iov = { &byte, 1 };
	union creds_message control = { 0 };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1 };

	if (creds) {
		msg.msg_control = &control;
		msg.msg_controllen = sizeof(control.buf);
		struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_CREDENTIALS;
		c->cmsg_len = CMSG_LEN(sizeof(*creds));
		memcpy(CMSG_DATA(c), creds, sizeof(*creds));
	}
	return sendmsg(socket, &msg, MSG_NOSIGNAL) < 0 ? -1 : 0;
}

struct ucred recv_creds(int socket)
{
	char byte;
	struct iovec iov = { &byte, 1 };
	union creds_message control = { 0 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control.buf) };
	struct ucred creds = { .pid = -1 };

	if (!fd_wait(socket, POLLIN, -1))
		broken("no message arrived before the deadline");
	MUST(recvmsg(socket, &msg, 0));
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
	if (!c || c->cmsg_type != SCM_CREDENTIALS)
		broken("a message carried no credentials");
	memcpy(&creds, CMSG_DATA(c), sizeof(creds));
	return creds;
}

void creds_pair(int ret_sockets[2])
{
	int one = 1;

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ret_sockets));
	for (int i = 0; i < 2; i++)
		MUST(setsockopt(ret_sockets[i], SOL_SOCKET, SO_PASSCRED, &one, sizeof(one)));
}
