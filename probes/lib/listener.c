/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The listener of a cell's filter, as the OCI runtime specification hands it over: the runtime
 * connects to listenerPath and sends the container process state as JSON together with the
 * descriptor.  The socket is made before the cell, and inherited by the outside.
 */
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "internal.h"

static int server = -1, client = -1;
static char state[8192];

static struct sockaddr_un address_of(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const char *path = listener_path();

	if (strlen(path) >= sizeof(address.sun_path))
		broken("%s is too long for a socket's name", path);
	memcpy(address.sun_path, path, strlen(path) + 1);
	return address;
}

const char *listener_path(void)
{
	return fmt("%s/listener.sock", scratch());
}

void listener_open(void)
{
	struct sockaddr_un address = address_of();

	server = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(bind(server, (struct sockaddr *)&address, sizeof(address)));
	MUST(chmod(address.sun_path, 0666));
	MUST(listen(server, 4));
	if (ctx.runtime)
		return;
	client = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(connect(client, (struct sockaddr *)&address, sizeof(address)));
}

void listener_hand_over(int listener)
{
	send_fd(client, listener);
	close(client);
	close(listener);
}

/* The native driver's cell does not know its PID out here: what it sends is the descriptor alone. */
static void native_state(void)
{
	snprintf(state, sizeof(state),
		"{\"ociVersion\":\"1.0.2\",\"fds\":[\"seccompFd\"],\"pid\":%d,"
		"\"metadata\":\"bulkhead\",\"state\":{\"status\":\"creating\",\"pid\":%d}}",
		cell_pid(), cell_pid());
}

union fd_message {
	char buf[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

int cell_listener(void)
{
	struct iovec iov = { .iov_base = state, .iov_len = sizeof(state) - 1 };
	union fd_message control = { 0 };
	struct msghdr msg = { .msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control.buf) };
	int fd = -1;

	close(client);
	if (server < 0 || !fd_wait(server, POLLIN, -1))
		broken("nobody connected to the listener's socket before the deadline");
	int connection = MUST(accept4(server, NULL, NULL, SOCK_CLOEXEC));
	if (!fd_wait(connection, POLLIN, -1))
		broken("no listener was sent before the deadline");
	ssize_t n = MUST(recvmsg(connection, &msg, MSG_CMSG_CLOEXEC));
	state[n] = '\0';
	if (!ctx.runtime)
		native_state();
	close(connection);
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c)) {
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS)
			memcpy(&fd, CMSG_DATA(c), sizeof(fd));
	}
	return fd;
}

const char *cell_listener_state(void)
{
	return state;
}
