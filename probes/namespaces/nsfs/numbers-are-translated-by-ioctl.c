/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bugs it catches: the two directions mixed up; a process outside the namespace given a number;
 * another type of namespace answered. */
#define PID_FROM  _IOR(NSIO, 0x6, int)
#define TGID_FROM _IOR(NSIO, 0x7, int)
#define PID_IN	  _IOR(NSIO, 0x8, int)
#define TGID_IN	  _IOR(NSIO, 0x9, int)

PROBE(.claim = "NS_GET_PID_FROM_PIDNS and NS_GET_PID_IN_PIDNS translate between two PID namespaces",
	.source = "NS_GET_PID_FROM_PIDNS(2const), DESCRIPTION; ioctl_nsfs(2)",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the namespace asked is the caller's own" }, )
{
	struct gate end = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0) {
		gate_wait(&end);
		probe_exit(0);
	}
	int fd = ns_open(sabotaged() ? 0 : init, "pid");
	long from = ioctl(fd, PID_FROM, 1);
	int error = errno;
	if (from < 0 && (error == ENOTTY || error == EINVAL)) {
		gate_post(&end);
		child_wait(init);
		skip(SKIP_KERNEL, "NS_GET_PID_FROM_PIDNS: %s", strerrorname_np(error));
	}
	row("number there to number here");
	EXPECT_EQ(from, init);
	EXPECT_EQ(ioctl(fd, TGID_FROM, 1), init);
	row("number here to number there");
	EXPECT_EQ(ioctl(fd, PID_IN, init), 1);
	EXPECT_EQ(ioctl(fd, TGID_IN, init), 1);
	row("a process that is not there");
	EXPECT_ERRNO(ioctl(fd, PID_IN, getpid()), ESRCH);
	EXPECT_ERRNO(ioctl(fd, PID_FROM, 4242), ESRCH);
	row("another type");
	EXPECT_ERRNO(ioctl(ns_open(0, "uts"), PID_IN, init), EINVAL);
	gate_post(&end);
	EXPECT_EXIT(child_wait(init), 0);
}
