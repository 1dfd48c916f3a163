/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>
#include <sys/socket.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: the number of the opener's or the initial namespace shown, or one of the
 * lines only translated; an invisible process given a number. */
static long field(const char *proc, int fd, const char *key)
{
	const char *text = file_text(fmt("%s/self/fdinfo/%d", proc, fd));
	const char *line = strstr(text, key);

	return line ? strtol(line + strlen(key), NULL, 10) : -77;
}

PROBE(.claim = "A pidfd's fdinfo tells its process by the number in the procfs's namespace, or 0",
	.source = "pidfd_open(2), NOTES; proc(5), /proc/pid/fdinfo; clone(2), CLONE_PIDFD",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate end = gate_new();
	int channel[2], outsider = MUST(pidfd_open(getpid(), 0));

	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel));
	row("from outside");
	EXPECT_EQ(field("/proc", outsider, "Pid:\t"), getpid()); /* control */
	pid_t init = spawn(CLONE_NEWNS | (sabotaged() ? 0 : CLONE_NEWPID));
	if (init == 0) {
		const char *proc = mount_proc("proc");
		int own = MUST(pidfd_open(getpid(), 0));
		row("from inside");
		EXPECT_EQ(field(proc, own, "Pid:\t"), 1);
		EXPECT_EQ(field(proc, own, "NSpid:\t"), 1);
		EXPECT_EQ(field(proc, outsider, "Pid:\t"), 0);
		EXPECT_EQ(field(proc, outsider, "NSpid:\t"), 0);
		send_fd(channel[1], own);
		gate_wait(&end);
		probe_exit(0);
	}
	int inner = recv_fd(channel[0]);
	row("of an inner process, from outside");
	EXPECT_EQ(field("/proc", inner, "Pid:\t"), init);
	EXPECT_STR(strstr(file_text(fmt("/proc/self/fdinfo/%d", inner)), "NSpid:"),
		fmt("NSpid:\t%d\t1", init));
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
	row("of a dead process");
	EXPECT_EQ(field("/proc", inner, "Pid:\t"), -1);
}
