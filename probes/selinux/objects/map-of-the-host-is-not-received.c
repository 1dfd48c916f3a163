/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/bpf.h>
#include <sys/socket.h>

#include "stage.h"

static int make_map(void)
{
	union bpf_attr a = {
		.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
	};

	return (int)MUST(syscall(SYS_bpf, BPF_MAP_CREATE, &a, sizeof(a)));
}

static bool receive(int socket)
{
	char byte, space[CMSG_SPACE(sizeof(int))];
	struct iovec io = { &byte, 1 };
	struct msghdr m = { .msg_iov = &io,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space) };
	struct cmsghdr *c;

	MUST(recvmsg(socket, &m, MSG_CMSG_CLOEXEC));
	c = CMSG_FIRSTHDR(&m);
	return c && c->cmsg_len >= CMSG_LEN(sizeof(int));
}

PROBE(.claim = "A BPF map of the host sent in SCM_RIGHTS does not arrive in a cell: bpf:map_read",
	.source = "SELinux Notebook, Object Classes and Permissions, BPF Object Class, map_read",
	.denied_by = "types", .needs = { "selinux", "root", "syscall.bpf" }, .sabotage = SUPER_TWIN)
{
	int pair[2];

	stage();
	MUST(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair));
	send_fd(pair[0], make_map());
	pid_t own = spawn(0);
	if (own == 0) {
		MUST_RC(attr_write("current", subject_context("cell_init_t", categories())));
		send_fd(pair[0], make_map());
		probe_exit(0);
	}
	child_wait(own);
	AS("cell_init_t", categories())
	{
		EXPECT(!receive(pair[1]));
		EXPECT(receive(pair[1])); /* control */
	}
	EXPECT_AVC("cell_init_t", "bulkhead_host_t", "bpf", "map_read");
}
