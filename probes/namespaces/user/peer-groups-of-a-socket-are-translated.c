/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "_user.h"

#ifndef SO_PEERGROUPS
#define SO_PEERGROUPS 59
#endif

/* Kernel bug it catches: the peer's supplementary groups told in the host's numbers. */
PROBE(
	.claim = "SO_PEERGROUPS shows the peer's groups through the reader's map, else the overflow ID",
	.source = "user_namespaces(7), Unmapped user and group IDs; socket(7), SO_PEERGROUPS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the reader stays in the peer's user namespace" },
)
{
	int pair[2];
	gid_t groups[] = { 3005, 4005 };

	IN_CHILD(0) {
		MUST(setgroups(2, groups));
		MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
		pid_t pid = sabotaged() ? spawn(0) : spawn_userns(0, "0 0 1", "0 0 1\n50 3000 10");
		if (pid == 0) {
			gid_t seen[4] = { 0 };
			socklen_t size = sizeof(seen);
			EXPECT_OK(getsockopt(
				pair[0], SOL_SOCKET, SO_PEERGROUPS, seen, &size)); /* control */
			EXPECT_EQ(size, 2 * sizeof(gid_t));
			EXPECT_EQ(seen[0], 55);
			EXPECT_EQ(seen[1], file_number("/proc/sys/kernel/overflowgid"));
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
}
