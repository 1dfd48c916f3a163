/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/pidfd.h>
#include <sys/socket.h>

#include "probe.h"

/* Kernel bugs it catches: the peer looked up by its number in the asker's PID namespace, so that the
 * descriptor is of a stranger; one that signals out of the namespace; the wrong end's process. */
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD 76
#endif
#ifndef SO_PEERPIDFD
#define SO_PEERPIDFD 77
#endif
#define SCM_PIDFD_TYPE 4

static int peer_of(int fd)
{
	int pidfd = -1;
	socklen_t size = sizeof(pidfd);

	return getsockopt(fd, SOL_SOCKET, SO_PEERPIDFD, &pidfd, &size) < 0 ? -1 : pidfd;
}

static int sender_of(int fd)
{
	char byte, control[CMSG_SPACE(sizeof(int)) + CMSG_SPACE(64)];
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control) };

	MUST_BE(fd_wait(fd, POLLIN, -1));
	MUST(recvmsg(fd, &msg, MSG_CMSG_CLOEXEC));
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c))
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_PIDFD_TYPE)
			return *(int *)CMSG_DATA(c);
	return -1;
}

static long long number_of(int pidfd)
{
	const char *text = file_text(fmt("/proc/self/fdinfo/%d", pidfd)),
		   *line = strstr(text, "Pid:");

	return line ? strtoll(line + 4, NULL, 10) : -2;
}

/* In the namespace: whoever is outside has no number to be signalled by. */
static void inside(int listener, int pair)
{
	int fd = MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC)), peer = peer_of(fd);

	MUST_BE(fd_wait(pair, POLLIN, -1)); /* the other side's row comes first */
	row("SO_PEERPIDFD of a peer outside");
	EXPECT_GE(peer, 0);
	EXPECT_ERRNO(pidfd_send_signal(peer, 0, NULL, 0), EINVAL);
	row("SCM_PIDFD of a sender outside");
	int sender = sender_of(pair);
	EXPECT_ERRNO(pidfd_send_signal(sender, 0, NULL, 0), EINVAL);
	probe_exit(0);
}

PROBE(.claim = "SO_PEERPIDFD and SCM_PIDFD hand out the peer itself, out of reach where it has no "
	       "number",
	.source = "unix(7), SO_PEERPIDFD, SO_PASSPIDFD; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "both are in one PID namespace" }, )
{
	int pair[2], one = 1;
	struct sockaddr_un {
		sa_family_t family;
		char path[108];
	} name = { .family = AF_UNIX };

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	if (setsockopt(pair[1], SOL_SOCKET, SO_PASSPIDFD, &one, sizeof(one)) < 0)
		skip(SKIP_KERNEL, "SO_PASSPIDFD: %s", strerrorname_np(errno));
	snprintf(name.path, sizeof(name.path), "%s/socket", scratch());
	int listener = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(bind(listener, (struct sockaddr *)&name, sizeof(name)));

	pid_t child = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (child == 0) {
		/* The one that listens is the peer that the other side is told of. */
		MUST(listen(listener, 1));
		MUST(send(pair[1], "x", 1, 0));
		inside(listener, pair[1]);
	}
	char byte;
	MUST_BE(fd_wait(pair[0], POLLIN, -1));
	MUST(recv(pair[0], &byte, 1, 0));
	int fd = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(connect(fd, (struct sockaddr *)&name, sizeof(name)));
	row("SO_PEERPIDFD of a peer inside");
	int peer = peer_of(fd);
	if (EXPECT_GE(peer, 0)) {
		EXPECT_EQ(number_of(peer), child); /* control */
		EXPECT_OK(pidfd_send_signal(peer, 0, NULL, 0));
	}
	MUST(send(pair[0], "y", 1, 0));
	EXPECT_EXIT(child_wait(child), 0);
	EXPECT(fd_wait(peer, POLLIN, 0));
}
