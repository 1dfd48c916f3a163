/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_group.h"

/* Kernel bug it catches: the writer's identity instead of the opener's on v1 (CVE-2021-4197). */
PROBE(
	.claim = "On v1 the user who opened cgroup.procs decides whose processes it can move",
	.source = "kernel cgroup-v1.c, __cgroup1_procs_write; CVE-2021-4197",
	.needs = { "cgroup1.pids", "root" },
	.sabotage = { .twin = "root opens the file" },
)
{
	const char *top = cg_new(cg1("pids"), "top");
	int pair[2];

	delegate_to(top, NOBODY_UID);
	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	pid_t pid = spawn(0);
	if (pid == 0) {
		if (!sabotaged())
			become(NOBODY_UID, NOBODY_UID);
		send_fd(pair[1], MUST(open(fmt("%s/cgroup.procs", top), O_WRONLY | O_CLOEXEC)));
		probe_exit(0);
	}
	int fd = recv_fd(pair[0]);
	child_wait(pid);
	IN_CHILD(0) {
		EXPECT_ERRNO(write(fd, "0", 1), EACCES);
		EXPECT_OK(cg_enter(top, 0)); /* control */
	}
}
