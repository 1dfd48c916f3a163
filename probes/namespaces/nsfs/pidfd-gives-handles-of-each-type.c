/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>
#include <sys/pidfd.h>

#include "_ns.h"

/* Kernel bugs it catches: one of the requests answered with another type's namespace, or the caller's
 * own; the handle left open across exec. */
static const struct {
	const char *file;
	int number;
} table[] = { { "cgroup", 1 }, { "ipc", 2 }, { "mnt", 3 }, { "net", 4 }, { "pid", 5 },
	{ "pid_for_children", 6 }, { "time", 7 }, { "time_for_children", 8 }, { "user", 9 },
	{ "uts", 10 } };

PROBE(.claim = "The PIDFD_GET_*_NAMESPACE requests give handles of the process's namespaces",
	.source = "kernel Documentation: include/uapi/linux/pidfd.h, PIDFD_GET_UTS_NAMESPACE; "
		  "ioctl_ns(2)",
	.needs = { "root", "userns", "ns.pid" },
	.sabotage = { .twin = "the pidfd is the caller's own" }, )
{
	const struct ns_type several = { "several", CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET |
							    CLONE_NEWNS | CLONE_NEWPID |
							    CLONE_NEWCGROUP | CLONE_NEWUSER };
	struct gate end = gate_new();
	pid_t other = member_of_new(&several, &end);
	int pidfd = MUST(pidfd_open(sabotaged() ? getpid() : other, 0));

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		row("%s", table[i].file);
		int fd = ioctl(pidfd, _IO(0xff, table[i].number), 0);
		int error = errno;
		if (fd < 0 && (error == ENOTTY || error == EINVAL || error == EOPNOTSUPP)) {
			row_skip(SKIP_KERNEL, "ioctl: %s", strerrorname_np(error));
			continue;
		}
		if (!EXPECT_GE(fd, 0))
			continue;
		EXPECT(same_ns(fd, ns_open(other, table[i].file)));
		EXPECT_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
	}
	gate_post(&end);
	EXPECT_EXIT(child_wait(other), 0);
}
