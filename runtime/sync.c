/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "sync.h"
#include "util.h"

int sync_pair(int fds[2], struct err *err)
{
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds) < 0)
		return fail_errno(err, errno, "sync: create a socket pair");
	return 0;
}

static int send_msg(int fd, const struct sync_msg *m, int passed)
{
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {.iov_base = (void *)m, .iov_len = sizeof(*m)};
	struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};

	if (passed >= 0) {
		struct cmsghdr *c;

		memset(&control, 0, sizeof(control));
		msg.msg_control = control.buf;
		msg.msg_controllen = sizeof(control.buf);
		c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &passed, sizeof(int));
	}
	return sendmsg(fd, &msg, MSG_NOSIGNAL) == (ssize_t)sizeof(*m) ? 0 : -errno;
}

int sync_send(int fd, enum sync_type type, int value, struct err *err)
{
	struct sync_msg m = {.type = type, .value = value};
	int rc = send_msg(fd, &m, -1);

	return rc < 0 ? fail_errno(err, -rc, "sync: send") : 0;
}

int sync_send_fd(int fd, enum sync_type type, int passed, struct err *err)
{
	struct sync_msg m = {.type = type};
	int rc = send_msg(fd, &m, passed);

	return rc < 0 ? fail_errno(err, -rc, "sync: send a descriptor") : 0;
}

void sync_send_error(int fd, const struct err *why)
{
	struct sync_msg m = {.type = SYNC_ERROR, .value = why->code};

	memcpy(m.text, why->text, sizeof(m.text));
	send_msg(fd, &m, -1);
}

int sync_receive(int fd, struct sync_msg *ret, int *ret_fd, struct err *err)
{
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {.iov_base = ret, .iov_len = sizeof(*ret)};
	struct msghdr msg = {.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof(control.buf)};
	struct cmsghdr *c;
	ssize_t n;

	/* ECONNRESET comes once, before what the other side has sent, if it died with mail unread. */
	do {
		n = recvmsg(fd, &msg, MSG_CMSG_CLOEXEC | MSG_WAITALL);
	} while (n < 0 && (errno == EINTR || errno == ECONNRESET));
	if (n == 0)
		return 0;
	if (n < 0)
		return fail_errno(err, errno, "sync: receive");
	if (n != (ssize_t)sizeof(*ret))
		return fail(err, EPROTO, "sync: cut message");
	if (ret_fd)
		*ret_fd = -1;
	c = CMSG_FIRSTHDR(&msg);
	if (c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && ret_fd)
		memcpy(ret_fd, CMSG_DATA(c), sizeof(int));
	ret->text[sizeof(ret->text) - 1] = 0;
	if (ret->type == SYNC_ERROR)
		return fail(err, ret->value > 0 ? ret->value : EIO, "%s", ret->text);
	return 1;
}

int sync_expect(int fd, enum sync_type type, struct err *err)
{
	struct sync_msg m;
	int rc = sync_receive(fd, &m, NULL, err);

	if (rc < 0)
		return rc;
	if (rc == 0)
		return fail(err, EPIPE, "sync: the other side is gone");
	if (m.type != type)
		return fail(err, EPROTO, "sync: unexpected message %u", m.type);
	return 0;
}
