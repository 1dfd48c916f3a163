/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "four.h"

/* Kernel bugs it catches: the capability to write a network's settings looked for in the caller's user
 * namespace, so that root of any child changes its creator's; or in the initial one, so that an
 * administrator of the owner who is not its root cannot. */
static int rewrite(const char *path)
{
	char text[64];

	if (read_file(path, text, sizeof(text)) < 0 && errno == ENOENT) {
		errno = ENOSYS; /* older kernels show some of them in the initial namespace only: a skip */
		return -1;
	}
	return write_file(path, text);
}

static int address_family(void)
{
	return rewrite("/proc/sys/net/ipv4/ip_default_ttl");
}

static int core(void)
{
	return rewrite("/proc/sys/net/core/somaxconn");
}

static int local_sockets(void)
{
	return rewrite("/proc/sys/net/unix/max_dgram_qlen");
}

static int device(void)
{
	return rewrite("/proc/sys/net/ipv4/conf/lo/forwarding");
}

PROBE(.claim = "Network sysctls are written by any user with CAP_NET_ADMIN in the owner or above "
	       "it",
	.source = "proc(5), /proc/sys/net; user_namespaces(7), Capabilities",
	.needs = { "root", "userns", "ns.net" }, .sabotage = FOUR_TWIN, )
{
	static const struct four_op ops[] = {
		{ "net.ipv4", address_family, CAP_NET_ADMIN, EACCES },
		{ "net.core", core, CAP_NET_ADMIN, EACCES },
		{ "net.unix", local_sockets, CAP_NET_ADMIN, EACCES },
		{ "net.ipv4.conf", device, CAP_NET_ADMIN, EACCES },
	};

	four_cases(&(struct four){
		.ns = CLONE_NEWNET, .user = 5, .ops = ops, .count = sizeof(ops) / sizeof(ops[0]) });
}
