/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "_options.h"

/* Kernel bug it catches: the writer's namespace looked at instead of the opener's (CVE-2021-4197). */
static const char *in, *out;

static void inside(void)
{
	int pair[2];

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, pair));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST(cg_enter(in, 0));
		if (!sabotaged())
			MUST(unshare(CLONE_NEWCGROUP));
		send_fd(pair[1], MUST(open(fmt("%s/cgroup.procs", out), O_WRONLY | O_CLOEXEC)));
		probe_exit(0);
	}
	int fd = recv_fd(pair[0]);
	child_wait(pid);
	IN_CHILD(0) {
		MUST(cg_enter(in, 0));
		EXPECT_ERRNO(write(fd, "0", 1), ENOENT);
		EXPECT_OK(cg_enter(out, 0)); /* control */
	}
}

PROBE(
	.claim = "With nsdelegate the cgroup namespace of who opened cgroup.procs bounds the migration",
	.source = "cgroup-v2.rst, Delegation Containment; kernel cgroup_file_ctx; CVE-2021-4197",
	.needs = { "cgroup2", "root", "ns.cgroup" },
	.sabotage = { .twin = "the opener stays in the initial cgroup namespace" },
	.exclusive = true,
)
{
	in = cg_new(cg2(), "in");
	out = cg_new(cg2(), "out");
	under_option("nsdelegate", true, inside);
}
