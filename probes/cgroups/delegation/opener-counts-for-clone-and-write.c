/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_group.h"

/* Kernel bug it catches: the writer's credentials looked at instead of the opener's (CVE-2021-4197). */
PROBE(
	.claim = "The permissions of who opened cgroup.procs decide, not those of who writes to it",
	.source = "cgroup-v2.rst, Delegation Containment; kernel cgroup_file_ctx; CVE-2021-4197",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "root opens the file" },
)
{
	const char *top = cg_new(cg2(), "top"), *a = cg_new(top, "a"), *b = cg_new(top, "b");
	int pair[2];

	delegate_to(a, NOBODY_UID);
	delegate_to(b, NOBODY_UID);
	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	pid_t pid = spawn(0);
	if (pid == 0) {
		if (!sabotaged())
			become(NOBODY_UID, NOBODY_UID);
		send_fd(pair[1], MUST(open(fmt("%s/cgroup.procs", b), O_WRONLY | O_CLOEXEC)));
		probe_exit(0);
	}
	int fd = recv_fd(pair[0]);
	EXPECT_EXIT(child_wait(pid), 0); /* control */
	IN_CHILD(0) {
		MUST(cg_enter(a, 0));
		/* The writer is root: for himself he may. */
		EXPECT_ERRNO(write(fd, "0", 1), EACCES);
		EXPECT_OK(cg_enter(b, 0)); /* control */
	}
}
