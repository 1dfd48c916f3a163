/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bugs it catches: one of the numbers of PIDFD_GET_INFO in the process's own or the initial
 * namespace; a process that the caller cannot see given a number. */
struct info {
	uint64_t mask, cgroup;
	uint32_t pid, tgid, ppid, ids[8], exit_code;
};
#define GET_INFO _IOWR(0xff, 11, struct info)

static int ask(int pidfd, struct info *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->mask = 1;
	return ioctl(pidfd, GET_INFO, ret);
}

PROBE(.claim = "PIDFD_GET_INFO tells pid, tgid and ppid in the asking process's PID namespace",
	.source = "kernel Documentation: include/uapi/linux/pidfd.h, PIDFD_GET_INFO; "
		  "pid_namespaces(7)",
	.needs = { "root", "ns.pid" }, .sabotage = { .twin = "no new PID namespace is made" }, )
{
	struct gate end = gate_new();
	struct info info;
	int outsider = MUST(pidfd_open(getpid(), 0));

	if (ask(outsider, &info) < 0)
		skip(SKIP_KERNEL, "ioctl(PIDFD_GET_INFO): %s", strerrorname_np(errno));
	row("itself");
	EXPECT_EQ(info.pid, getpid()); /* control */
	EXPECT_EQ(info.ppid, getppid());
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		row("inside, asked for inside");
		int own = MUST(pidfd_open(getpid(), 0));
		EXPECT_OK(ask(own, &info));
		EXPECT_EQ(info.pid, 1);
		EXPECT_EQ(info.tgid, 1);
		EXPECT_EQ(info.ppid, 0);
		row("outside, asked for inside");
		EXPECT_EQ(ask(outsider, &info), -1);
		gate_wait(&end);
		probe_exit(0);
	}
	int inner = MUST(pidfd_open(init, 0));
	EXPECT_OK(ask(inner, &info));
	EXPECT_EQ(info.pid, init);
	EXPECT_EQ(info.tgid, init);
	EXPECT_EQ(info.ppid, getpid());
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
