/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

#include <poll.h>
#include <sys/socket.h>

void no_new_privs(void)
{
	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
}

long sys_seccomp(unsigned int operation, unsigned int flags, const void *args)
{
	return syscall(SYS_seccomp, operation, flags, args);
}

long filter_try(unsigned int flags, struct sock_fprog program)
{
	return sys_seccomp(SECCOMP_SET_MODE_FILTER, flags, &program);
}

void filter_add(struct sock_fprog program)
{
	no_new_privs();
	MUST(filter_try(0, program));
}

void filter_on(int nr, uint32_t action)
{
	filter_add(PROGRAM(LOAD_NR, IF_EQ((uint32_t)nr, 0, 1), RETURN(action), RETURN(ALLOW)));
}

int filter_listen(int nr, unsigned int flags)
{
	no_new_privs();
	return (int)MUST(filter_try(flags | SECCOMP_FILTER_FLAG_NEW_LISTENER,
		PROGRAM(LOAD_NR, IF_EQ((uint32_t)nr, 0, 1), RETURN(NOTIFY), RETURN(ALLOW))));
}

struct target target_spawn(int nr, unsigned int filter_flags, unsigned long long flags)
{
	struct target target = { .listener = -1 };
	int pair[2];

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
	target.pid = spawn(flags);
	if (target.pid == 0) {
		close(pair[0]);
		int listener = filter_listen(nr, filter_flags);
		send_fd(pair[1], listener);
		close(listener);
		close(pair[1]);
		return target;
	}
	close(pair[1]);
	target.listener = recv_fd(pair[0]);
	close(pair[0]);
	return target;
}

bool notif_recv(int listener, struct seccomp_notif *ret_notif)
{
	memset(ret_notif, 0, sizeof(*ret_notif));
	if (!fd_wait(listener, POLLIN, -1) || !(notif_poll(listener) & POLLIN))
		return false;
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, ret_notif) == 0;
}

int notif_send(int listener, uint64_t id, int error, int64_t value)
{
	struct seccomp_notif_resp resp = { .id = id, .error = error, .val = value };

	return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &resp);
}

int notif_continue(int listener, uint64_t id)
{
	struct seccomp_notif_resp resp = { .id = id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };

	return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &resp);
}

int notif_valid(int listener, uint64_t id)
{
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &id);
}

int notif_addfd(int listener, struct seccomp_notif_addfd addfd)
{
	return ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &addfd);
}

short notif_poll(int listener)
{
	struct pollfd p = { .fd = listener, .events = POLLIN | POLLOUT };

	return MUST(poll(&p, 1, 0)) == 0 ? 0 : p.revents;
}

pid_t traced_spawn(long options)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		MUST(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
		MUST(raise(SIGSTOP));
		return 0;
	}
	int status = trace_wait(pid);
	if (!WIFSTOPPED(status))
		broken("a traced child did not stop: status 0x%x", (unsigned int)status);
	MUST(ptrace(PTRACE_SETOPTIONS, pid, NULL, options | PTRACE_O_EXITKILL));
	trace_go(PTRACE_CONT, pid);
	return pid;
}

int trace_wait(pid_t pid)
{
	int status = 0;

	if (!EVENTUALLY(waitpid(pid, &status, __WALL | WNOHANG) == pid))
		broken("traced child %d neither stopped nor ended before the deadline", pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 125)
		probe_exit(125); /* it has recorded why */
	return status;
}

bool trace_event(int status, int event)
{
	return WIFSTOPPED(status) && status >> 8 == (SIGTRAP | event << 8);
}

struct user_regs_struct trace_regs(pid_t pid)
{
	struct user_regs_struct regs;

	MUST(ptrace(PTRACE_GETREGS, pid, NULL, &regs));
	return regs;
}

void trace_set_regs(pid_t pid, struct user_regs_struct regs)
{
	MUST(ptrace(PTRACE_SETREGS, pid, NULL, &regs));
}

void trace_go(int request, pid_t pid)
{
	MUST(ptrace(request, pid, NULL, NULL));
}
