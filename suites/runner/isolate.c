/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "isolate.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_pair(int *pair)
{
	close(pair[0]);
	close(pair[1]);
}

int isolate_start(const struct isolate_spec *spec, struct isolate *ret)
{
	int sock[2], log[2], pidfd = -1;
	/* UTS and IPC too: a sabotage that shares "the host's" names or objects shares these. */
	struct clone_args args = {
		.flags = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_PIDFD,
		.pidfd = (uint64_t)(uintptr_t)&pidfd,
		.exit_signal = SIGCHLD,
	};
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sock))
		return -errno;
	if (pipe2(log, O_CLOEXEC)) {
		int rc = -errno;

		close_pair(sock);
		return rc;
	}
	fflush(NULL);
	pid = (pid_t)syscall(SYS_clone3, &args, sizeof(args));
	if (pid == 0)
		shim_main(spec, sock[1], log[1]);
	if (pid < 0) {
		int rc = -errno;

		close_pair(sock);
		close_pair(log);
		return rc;
	}
	close(sock[1]);
	close(log[1]);
	fcntl(log[0], F_SETFL, O_NONBLOCK);
	*ret = (struct isolate){ .pidfd = pidfd, .sock = sock[0], .log = log[0], .pid = pid };
	/* The shim goes on only with this byte: if the runner died before, it reads the end instead. */
	if (send(sock[0], &(char){ SHIM_GO }, 1, MSG_NOSIGNAL) != 1)
		isolate_kill(ret);
	return 0;
}

void isolate_terminate(struct isolate *box)
{
	send(box->sock, &(char){ SHIM_TERM }, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void isolate_kill(struct isolate *box)
{
	syscall(SYS_pidfd_send_signal, box->pidfd, SIGKILL, NULL, 0);
}

int isolate_receive(struct isolate *box, struct shim_message *ret, int *ret_fd)
{
	union {
		char buf[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control;
	struct iovec iov = { .iov_base = ret, .iov_len = sizeof(*ret) };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = control.buf,
		.msg_controllen = sizeof(control.buf),
	};
	struct cmsghdr *cmsg;
	ssize_t n;

	*ret_fd = -1;
	do {
		n = recvmsg(box->sock, &msg, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	} while (n < 0 && errno == EINTR);
	if (n != sizeof(*ret))
		return 0;
	cmsg = CMSG_FIRSTHDR(&msg);
	if (cmsg && cmsg->cmsg_level == SOL_SOCKET && cmsg->cmsg_type == SCM_RIGHTS)
		memcpy(ret_fd, CMSG_DATA(cmsg), sizeof(int));
	ret->text[sizeof(ret->text) - 1] = 0;
	return 1;
}

void isolate_reap(struct isolate *box)
{
	siginfo_t info;

	while (waitid(P_PIDFD, (id_t)box->pidfd, &info, WEXITED) && errno == EINTR)
		;
	close(box->pidfd);
	close(box->sock);
	close(box->log);
	*box = (struct isolate){ .pidfd = -1, .sock = -1, .log = -1 };
}
