/* SPDX-License-Identifier: GPL-2.0-or-later */
/* rtnetlink and sockets in a few words, for the probes of network namespaces. */
#ifndef BULKHEAD_NET_H
#define BULKHEAD_NET_H

#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "probe.h"

/* A request under construction; attributes are appended, and nests closed in the order opened. */
struct nl {
	union {
		struct nlmsghdr head;
		char buf[2048];
	};
};
void nl_begin(struct nl *nl, uint16_t type, uint16_t flags, const void *body, size_t size);
struct rtattr *nl_attr(struct nl *nl, uint16_t type, const void *data, size_t size);
void nl_end(struct nl *nl, struct rtattr *nest);
/* Sends it on a NETLINK_ROUTE socket of the caller's namespace: 0, or -1 and the kernel's errno. */
int nl_do(struct nl *nl);
/* The same on this socket; the first answer replaces the request.  0, or -1 and errno. */
int nl_ask(int fd, struct nl *nl);
int nl_socket(unsigned int groups);
/* How many objects a dump of that type (RTM_GETLINK, RTM_GETADDR, ...) of the family has. */
int nl_count(uint16_t type, uint8_t family);

/* Interfaces: 0, or -1 and errno.  A kind that the kernel lacks is a skip. */
int link_new(const char *kind, const char *name);
int veth_new(const char *name, const char *peer, int peer_ns); /* -1: both ends here */
int link_delete(const char *name);
int link_move(const char *name, int ns);
int link_up(const char *name);
/*
 * Devices of the caller's namespace, but for those that some kernels put into each new one: the
 * fallback tunnels of Documentation/admin-guide/sysctl/net.rst, fb_tunnels_only_for_init_net.
 */
int device_count(void);
int link_index(const char *name); /* -1: none of that name */
unsigned int link_flags(const char *name);
int address_set(const char *name, const char *address); /* IPv4, /24 */

int bound(int type, int family, uint16_t port); /* to any address; a stream socket listens */
uint16_t port_of(int fd);
int connect_local(int type, uint16_t port); /* to 127.0.0.1: 0, or -1 and errno */
int abstract_bind(int type, const char *name);
int abstract_connect(int type, const char *name);

#endif
