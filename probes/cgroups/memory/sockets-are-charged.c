/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "_group.h"

/* Kernel bug it catches: buffers of network sockets escape the group's account. */
PROBE(.claim = "Unread data of a TCP connection counts as sock in memory.stat of the group",
	.source = "cgroup-v2.rst, Memory, memory.stat, sock",
	.needs = { "cgroup2.memory", "ns.net", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "no data is sent" }, )
{
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, CLONE_NEWNET);

	if (pid == 0) {
		struct ifreq ifr = { .ifr_name = "lo", .ifr_flags = IFF_UP };
		int server = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
		int client = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
		struct sockaddr_in a = { .sin_family = AF_INET,
			.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
		socklen_t len = sizeof(a);
		static char block[1 << 16];
		MUST(ioctl(server, SIOCSIFFLAGS, &ifr));
		MUST(bind(server, (struct sockaddr *)&a, len));
		MUST(listen(server, 1));
		MUST(getsockname(server, (struct sockaddr *)&a, &len));
		if (connect(client, (struct sockaddr *)&a, len) < 0 && errno != EINPROGRESS)
			broken("connect: %m");
		int peer = MUST(accept4(server, NULL, NULL, SOCK_CLOEXEC));
		long long before = cg_key(top, "memory.stat", "sock");
		for (int i = 0; i < 64 && !sabotaged(); i++)
			if (write(client, block, sizeof(block)) < 0)
				break;
		uint64_t until = now_ns() + 500000000u;
		EXPECT(EVENTUALLY(cg_key(top, "memory.stat", "sock") - before >= (1 << 17) ||
				  (sabotaged() && now_ns() > until)));
		EXPECT(stat_reaches(top, "sock", before + (1 << 17)));
		EXPECT_OK(close(peer)); /* control */
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
