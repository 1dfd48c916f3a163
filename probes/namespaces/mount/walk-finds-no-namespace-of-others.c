/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_mount.h"

/* Kernel bug it catches: the walk from one mount namespace to the next without the check of each, by
 * which a cell gets a descriptor of the host's mounts. */
struct mount_ns_info {
	uint32_t size, mounts;
	uint64_t id;
};
#define MNT_GET_INFO _IOR(0xb7, 10, struct mount_ns_info)
#define MNT_GET_NEXT _IOR(0xb7, 11, struct mount_ns_info)
#define MNT_GET_PREV _IOR(0xb7, 12, struct mount_ns_info)

static uint64_t id_of(int fd)
{
	struct mount_ns_info info = { .size = sizeof(info) };

	if (ioctl(fd, MNT_GET_INFO, &info) < 0)
		skip(SKIP_KERNEL, "ioctl(NS_MNT_GET_INFO): %s", strerrorname_np(errno));
	return info.id;
}

static void walk(unsigned long request, uint64_t host, uint64_t other)
{
	struct mount_ns_info info;
	int fd = ns_open(0, "mnt");

	for (int steps = 0; fd >= 0 && steps < 64; steps++) {
		int next = ioctl(fd, request, &info), error = errno;
		close(fd);
		fd = next;
		if (next < 0) /* none left, or none may be walked to from here */
			EXPECT(error == ENOENT || error == EPERM);
		else
			EXPECT(id_of(fd) != host && id_of(fd) != other);
	}
}

PROBE(.claim = "NS_MNT_GET_NEXT and _PREV lead to no mount namespace that the caller does not "
	       "administer",
	.source = "kernel include/uapi/linux/nsfs.h, NS_MNT_GET_NEXT; ioctl_nsfs(2)",
	.needs = { "root", "userns", "ns.mnt" },
	.unsabotaged =
		"newer kernels let nobody walk who is in a PID namespace of its own; it catches "
		"a step without its check", )
{
	uint64_t host = id_of(ns_open(0, "mnt"));
	pid_t before = hold_less_privileged();
	uint64_t other = id_of(ns_open(before, "mnt"));

	IN_USERNS(CLONE_NEWNS, "0 0 1", "0 0 1")
	{
		pid_t after = hold(CLONE_NEWNS);
		uint64_t own = id_of(ns_open(0, "mnt"));
		EXPECT(own != host); /* control: the host's has another number */
		uint64_t theirs = id_of(ns_open(after, "mnt"));
		EXPECT_NE(theirs, own);
		row("forwards");
		walk(MNT_GET_NEXT, host, other);
		row("backwards");
		walk(MNT_GET_PREV, host, other);
		let_go(after);
	}
	let_go(before);
}
