/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "listener.h"
#include "sys.h"
#include "util.h"

static int connect_to(const char *path, int *ret, struct err *err)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	cleanup_close int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof(addr.sun_path))
		return fail_errno(err, ENAMETOOLONG, "seccomp: listenerPath %s", path);
	strcpy(addr.sun_path, path);
	if (fd < 0 || connect(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
		return fail_errno(err, errno, "seccomp: connect to listenerPath %s", path);
	*ret = take_fd(&fd);
	return 0;
}

/* config-linux.md, "The Container Process State". */
static char *message(const struct plan_seccomp *s, const struct state *state)
{
	json_t *o = json_pack("{s:s, s:[s], s:i, s:o}", "ociVersion", state->oci_version, "fds",
		"seccompFd", "pid", (int)state->pid, "state",
		state_to_oci(state, state->status));
	char *text;

	if (o && s->listener_metadata)
		json_object_set_new(o, "metadata", json_string(s->listener_metadata));
	text = o ? json_dumps(o, JSON_COMPACT) : NULL;
	json_decref(o);
	return text;
}

static int send_all(int conn, const char *text, int passed, struct err *err)
{
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(int))];
	} control = {0};
	size_t len = strlen(text);
	struct iovec iov = {.iov_base = (void *)text, .iov_len = len};
	struct msghdr msg = {.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof(control.buf)};
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
	ssize_t n;

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &passed, sizeof(int));
	/* The descriptor goes with the first part only. */
	n = sendmsg(conn, &msg, MSG_NOSIGNAL);
	for (size_t done = n > 0 ? (size_t)n : 0; n > 0 && done < len; done += (size_t)n)
		n = send(conn, text + done, len - done, MSG_NOSIGNAL);
	if (n < 0)
		return fail_errno(err, errno, "seccomp: send the listener");
	return 0;
}

static int forward(const struct plan_seccomp *s, const struct state *state, int pidfd, int remote,
	struct err *err)
{
	cleanup_close int conn = -1, listener = sys_pidfd_getfd(pidfd, remote);
	char *text;
	int rc;

	if (listener < 0)
		return fail_errno(err, errno, "seccomp: take the listener from the container");
	rc = connect_to(s->listener_path, &conn, err);
	if (rc < 0)
		return rc;
	text = message(s, state);
	rc = text ? send_all(conn, text, listener, err) : fail_errno(err, ENOMEM, "seccomp: state");
	free(text);
	return rc;
}

int listener_forward(const struct plan_seccomp *s, const struct state *state, int pidfd, int fd,
	struct err *err)
{
	struct listener_page *page =
		mmap(NULL, sizeof(*page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	struct pollfd p = {.fd = pidfd, .events = POLLIN};
	int rc = 0, number;

	if (page == MAP_FAILED)
		return fail_errno(err, errno, "seccomp: map the page");
	while ((number = atomic_load(&page->number)) == 0 && poll(&p, 1, 0) == 0)
		nap_us(100);
	if (number)
		rc = forward(s, state, pidfd, number - 1, err);
	/* On failure the init waits on, until it is killed. */
	if (rc == 0)
		atomic_store(&page->taken, 1);
	munmap(page, sizeof(*page));
	return rc;
}
