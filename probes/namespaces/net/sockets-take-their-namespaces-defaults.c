/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <netinet/tcp.h>

#include "_net.h"

/* Kernel bug it catches: one default of a new socket read from the initial namespace's sysctl. */
static const struct {
	const char *file, *value;
	int type, level, option, wanted;
} table[] = {
	{ "ipv4/ip_default_ttl", "37", SOCK_DGRAM, IPPROTO_IP, IP_TTL, 37 },
	{ "ipv4/ip_no_pmtu_disc", "1", SOCK_DGRAM, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DONT },
	{ "ipv4/tcp_rmem", "4096 20000 60000", SOCK_STREAM, SOL_SOCKET, SO_RCVBUF, 20000 },
	{ "ipv4/tcp_wmem", "4096 30000 60000", SOCK_STREAM, SOL_SOCKET, SO_SNDBUF, 30000 },
	{ "ipv4/tcp_keepalive_time", "777", SOCK_STREAM, IPPROTO_TCP, TCP_KEEPIDLE, 777 },
	{ "ipv4/tcp_keepalive_intvl", "33", SOCK_STREAM, IPPROTO_TCP, TCP_KEEPINTVL, 33 },
	{ "ipv4/tcp_keepalive_probes", "4", SOCK_STREAM, IPPROTO_TCP, TCP_KEEPCNT, 4 },
	{ "ipv4/tcp_syn_retries", "3", SOCK_STREAM, IPPROTO_TCP, TCP_SYNCNT, 3 },
	{ "ipv4/tcp_fin_timeout", "41", SOCK_STREAM, IPPROTO_TCP, TCP_LINGER2, 41 },
};

static int default_of(int type, int level, int option)
{
	int fd = MUST(socket(AF_INET, type | SOCK_CLOEXEC, 0)), value = -1;
	socklen_t length = sizeof(value);

	MUST(getsockopt(fd, level, option, &value, &length));
	close(fd);
	return value;
}

PROBE(.claim = "A new socket has the defaults that its network namespace's sysctls say",
	.source = "ip(7), ip_default_ttl; tcp(7), /proc interfaces; network_namespaces(7)",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "the sysctls are set in another namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *path = fmt("/proc/sys/net/%s", table[i].file);
		row("%s", table[i].file);
		if (access(path, W_OK) < 0) {
			row_skip(SKIP_KERNEL, "%s: %s", path, strerrorname_np(errno));
			continue;
		}
		int outer = default_of(table[i].type, table[i].level, table[i].option);
		EXPECT_NE(outer, table[i].wanted); /* control */
		IN_CHILD(CLONE_NEWNET)
		{
			MUST(write_file(path, table[i].value));
			if (sabotaged())
				MUST(unshare(CLONE_NEWNET));
			EXPECT_EQ(default_of(table[i].type, table[i].level, table[i].option),
				table[i].wanted);
		}
		EXPECT_EQ(default_of(table[i].type, table[i].level, table[i].option), outer);
	}
}
