/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>

#include "inroot.h"
#include "sync.h"
#include "terminal.h"
#include "util.h"

#ifndef TIOCGPTPEER
#define TIOCGPTPEER _IO('T', 0x41)
#endif

int terminal_connect(const char *path, int *ret, struct err *err)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	cleanup_close int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof(addr.sun_path))
		return fail_errno(err, ENAMETOOLONG, "terminal: console socket %s", path);
	strcpy(addr.sun_path, path);
	if (fd < 0 || connect(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
		return fail_errno(err, errno, "terminal: connect to console socket %s", path);
	*ret = take_fd(&fd);
	return 0;
}

static int send_master(int socket, int master, struct err *err)
{
	static char name[] = "/dev/ptmx";
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(int))];
	} control = {0};
	struct iovec iov = {.iov_base = name, .iov_len = strlen(name)};
	struct msghdr msg = {.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof(control.buf)};
	struct cmsghdr *c = CMSG_FIRSTHDR(&msg);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &master, sizeof(int));
	if (sendmsg(socket, &msg, MSG_NOSIGNAL) < 0)
		return fail_errno(err, errno, "terminal: send the master");
	return 0;
}

static int bind_console(int root, int slave, struct err *err)
{
	cleanup_close int target = -1;
	cleanup_close int tree =
		open_tree(slave, "", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_EMPTY_PATH);
	int rc;

	if (tree < 0)
		return fail_errno(err, errno, "terminal: clone the mount of the slave");
	rc = inroot_touch(root, "/dev/console", &target, err);
	if (rc == 0 && move_mount(tree, "", target, "",
			       MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH) < 0)
		rc = fail_errno(err, errno, "terminal: attach /dev/console");
	return rc;
}

int terminal_open(const struct plan_process *p, int root, int socket, bool console, int *ret_slave,
	struct err *err)
{
	cleanup_close int place = inroot_open(root, "/dev/pts/ptmx", O_NOFOLLOW), master = -1,
			  slave = -1;
	struct winsize size = {.ws_row = p->console_rows, .ws_col = p->console_cols};
	char path[32];
	int zero = 0, rc;

	if (place < 0)
		return fail_errno(err, -place, "terminal: open /dev/pts/ptmx");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", place);
	master = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (master < 0 || ioctl(master, TIOCSPTLCK, &zero) < 0)
		return fail_errno(err, errno, "terminal: open a pseudoterminal");
	slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (slave < 0)
		return fail_errno(err, errno, "terminal: open the slave");
	if (size.ws_row && size.ws_col)
		ioctl(slave, TIOCSWINSZ, &size);
	if (fchown(slave, p->uid, (gid_t)-1) < 0)
		return fail_errno(err, errno, "terminal: give the slave to user %u", p->uid);
	rc = console ? bind_console(root, slave, err) : 0;
	if (rc == 0)
		rc = send_master(socket, master, err);
	if (rc < 0)
		return rc;
	*ret_slave = take_fd(&slave);
	return 0;
}

int terminal_attach(int slave, struct err *err)
{
	if (ioctl(slave, TIOCSCTTY, 0) < 0)
		return fail_errno(err, errno, "terminal: make it the controlling one");
	for (int fd = 0; fd < 3; fd++)
		if (dup2(slave, fd) < 0)
			return fail_errno(err, errno, "terminal: descriptor %d", fd);
	return 0;
}

int terminal_receive(int socket, int *ret_master, struct err *err)
{
	char name[64];
	union {
		struct cmsghdr align;
		char buf[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {.iov_base = name, .iov_len = sizeof(name)};
	struct msghdr msg = {.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof(control.buf)};
	struct cmsghdr *c;

	if (recvmsg(socket, &msg, MSG_CMSG_CLOEXEC) <= 0 || !(c = CMSG_FIRSTHDR(&msg)) ||
		c->cmsg_type != SCM_RIGHTS)
		return fail(err, EPROTO, "terminal: no master came");
	memcpy(ret_master, CMSG_DATA(c), sizeof(int));
	return 0;
}

static bool copy(int from, int to)
{
	char buf[4096];
	ssize_t n = read(from, buf, sizeof(buf)), done = 0;

	/* EIO from a master: the last slave is closed. */
	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	while (done < n) {
		ssize_t w = write(to, buf + done, (size_t)(n - done));

		if (w < 0 && errno != EINTR)
			return false;
		done += w > 0 ? w : 0;
	}
	return true;
}

void terminal_relay(int master, int pidfd)
{
	struct pollfd p[3] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = master, .events = POLLIN},
		{.fd = pidfd, .events = POLLIN}};
	struct termios saved, raw;
	bool is_tty = tcgetattr(STDIN_FILENO, &saved) == 0;
	struct winsize size;

	if (is_tty) {
		raw = saved;
		cfmakeraw(&raw);
		tcsetattr(STDIN_FILENO, TCSANOW, &raw);
		if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0)
			ioctl(master, TIOCSWINSZ, &size);
	}
	for (;;) {
		int rc = poll(p, 3, -1);

		if (rc < 0 && errno != EINTR)
			break;
		if (rc < 0)
			continue;
		if (p[1].revents && !copy(master, STDOUT_FILENO))
			break;
		if (p[0].revents && !copy(STDIN_FILENO, master))
			p[0].fd = -1;
		if (p[2].revents && !p[1].revents)
			break;
	}
	if (is_tty)
		tcsetattr(STDIN_FILENO, TCSANOW, &saved);
}
