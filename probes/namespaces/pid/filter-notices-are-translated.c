/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "probe.h"

/* Kernel bug it catches: the number of the notifying process in its own or the initial namespace: a
 * supervisor would open another process's memory. */
static int install(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpgid, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code };

	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	return (int)MUST(syscall(
		SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
}

static uint32_t notified_pid(int listener)
{
	struct seccomp_notif request = { 0 };
	struct seccomp_notif_resp response = { .val = 42 };

	if (!fd_wait(listener, POLLIN, -1))
		broken("no notice arrived before the deadline");
	MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request));
	response.id = request.id;
	MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response));
	return request.pid;
}

PROBE(.claim = "A seccomp notice tells the PID in the listener's namespace, 0 when it is invisible",
	.source = "seccomp_unotify(2), pid; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid", "seccomp.user_notif" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	int channel[2];

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	pid_t target = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (target == 0) {
		send_fd(channel[1], install());
		EXPECT_EQ(syscall(SYS_getpgid, 0), 42); /* control: it was caught */
		EXPECT_EQ(syscall(SYS_getpgid, 0), 42);
		probe_exit(0);
	}
	int listener = recv_fd(channel[0]);
	EXPECT_EQ(notified_pid(listener), target);
	pid_t sibling = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (sibling == 0) {
		EXPECT_EQ(notified_pid(listener), 0);
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(sibling), 0);
	EXPECT_EXIT(child_wait(target), 0);
}
