/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_link.h>
#include <linux/veth.h>

#include "_net.h"

void nl_begin(struct nl *nl, uint16_t type, uint16_t flags, const void *body, size_t size)
{
	memset(nl, 0, sizeof(*nl));
	nl->head.nlmsg_len = NLMSG_LENGTH(size);
	nl->head.nlmsg_type = type;
	nl->head.nlmsg_flags = NLM_F_REQUEST | flags;
	nl->head.nlmsg_seq = 1;
	memcpy(NLMSG_DATA(&nl->head), body, size);
}

struct rtattr *nl_attr(struct nl *nl, uint16_t type, const void *data, size_t size)
{
	struct rtattr *attr = (void *)(nl->buf + NLMSG_ALIGN(nl->head.nlmsg_len));

	attr->rta_type = type;
	attr->rta_len = (uint16_t)RTA_LENGTH(size);
	if (size)
		memcpy(RTA_DATA(attr), data, size);
	nl->head.nlmsg_len = NLMSG_ALIGN(nl->head.nlmsg_len) + (uint32_t)RTA_ALIGN(attr->rta_len);
	return attr;
}

void nl_end(struct nl *nl, struct rtattr *nest)
{
	nest->rta_len = (uint16_t)(nl->buf + nl->head.nlmsg_len - (char *)nest);
}

int nl_socket(unsigned int groups)
{
	int fd = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
	struct sockaddr_nl address = { .nl_family = AF_NETLINK, .nl_groups = groups };

	MUST(bind(fd, (struct sockaddr *)&address, sizeof(address)));
	return fd;
}

int nl_ask(int fd, struct nl *nl)
{
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	MUST(sendto(
		fd, nl->buf, nl->head.nlmsg_len, 0, (struct sockaddr *)&kernel, sizeof(kernel)));
	MUST(recv(fd, nl->buf, sizeof(nl->buf), 0));
	if (nl->head.nlmsg_type != NLMSG_ERROR)
		return 0;
	struct nlmsgerr *error = NLMSG_DATA(&nl->head);
	errno = -error->error;
	return error->error ? -1 : 0;
}

int nl_do(struct nl *nl)
{
	int fd = nl_socket(0);

	nl->head.nlmsg_flags |= NLM_F_ACK;
	int result = nl_ask(fd, nl), error = errno;
	close(fd);
	errno = error;
	return result;
}

int nl_count(uint16_t type, uint8_t family)
{
	static char buf[65536];
	struct ifinfomsg body = { .ifi_family = family };
	struct nl nl;
	int fd = nl_socket(0), count = 0;

	nl_begin(&nl, type, NLM_F_DUMP, &body, sizeof(body));
	MUST(send(fd, nl.buf, nl.head.nlmsg_len, 0));
	for (;;) {
		int left = (int)MUST(recv(fd, buf, sizeof(buf), 0));
		for (struct nlmsghdr *h = (void *)buf; NLMSG_OK(h, (unsigned int)left);
			h = NLMSG_NEXT(h, left)) {
			if (h->nlmsg_type == NLMSG_DONE || h->nlmsg_type == NLMSG_ERROR) {
				close(fd);
				return count;
			}
			count++;
		}
	}
}

static void begin_link(struct nl *nl, uint16_t type, uint16_t flags, const char *name)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC };

	nl_begin(nl, type, flags, &body, sizeof(body));
	if (name)
		nl_attr(nl, IFLA_IFNAME, name, strlen(name) + 1);
}

static int known(int result, const char *kind)
{
	if (result < 0 && errno == EOPNOTSUPP)
		skip(SKIP_MODULE, "RTM_NEWLINK of kind %s: EOPNOTSUPP", kind);
	return result;
}

int link_new(const char *kind, const char *name)
{
	struct nl nl;

	begin_link(&nl, RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, name);
	struct rtattr *info = nl_attr(&nl, IFLA_LINKINFO, NULL, 0);
	nl_attr(&nl, IFLA_INFO_KIND, kind, strlen(kind));
	nl_end(&nl, info);
	return known(nl_do(&nl), kind);
}

int veth_new(const char *name, const char *peer, int peer_ns)
{
	struct ifinfomsg body = { .ifi_family = AF_UNSPEC };
	struct nl nl;

	begin_link(&nl, RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, name);
	struct rtattr *info = nl_attr(&nl, IFLA_LINKINFO, NULL, 0);
	nl_attr(&nl, IFLA_INFO_KIND, "veth", 4);
	struct rtattr *data = nl_attr(&nl, IFLA_INFO_DATA, NULL, 0);
	struct rtattr *other = nl_attr(&nl, VETH_INFO_PEER, &body, sizeof(body));
	nl_attr(&nl, IFLA_IFNAME, peer, strlen(peer) + 1);
	if (peer_ns >= 0)
		nl_attr(&nl, IFLA_NET_NS_FD, &peer_ns, sizeof(peer_ns));
	nl_end(&nl, other);
	nl_end(&nl, data);
	nl_end(&nl, info);
	return known(nl_do(&nl), "veth");
}

int link_delete(const char *name)
{
	struct nl nl;

	begin_link(&nl, RTM_DELLINK, 0, name);
	return nl_do(&nl);
}

int link_move(const char *name, int ns)
{
	struct nl nl;

	begin_link(&nl, RTM_NEWLINK, 0, name);
	nl_attr(&nl, IFLA_NET_NS_FD, &ns, sizeof(ns));
	return nl_do(&nl);
}

static int ask_device(unsigned long request, struct ifreq *r, const char *name)
{
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	snprintf(r->ifr_name, sizeof(r->ifr_name), "%s", name);
	int result = ioctl(fd, request, r), error = errno;
	close(fd);
	errno = error;
	return result;
}

int link_index(const char *name)
{
	struct ifreq r = { 0 };

	return ask_device(SIOCGIFINDEX, &r, name) < 0 ? -1 : r.ifr_ifindex;
}

unsigned int link_flags(const char *name)
{
	struct ifreq r = { 0 };

	MUST(ask_device(SIOCGIFFLAGS, &r, name));
	return (unsigned short)r.ifr_flags;
}

int link_up(const char *name)
{
	struct ifreq r = { 0 };

	if (ask_device(SIOCGIFFLAGS, &r, name) < 0)
		return -1;
	r.ifr_flags |= IFF_UP;
	return ask_device(SIOCSIFFLAGS, &r, name);
}

int address_set(const char *name, const char *address)
{
	struct ifreq r = { 0 };
	struct sockaddr_in *in = (void *)&r.ifr_addr;

	in->sin_family = AF_INET;
	if (inet_pton(AF_INET, address, &in->sin_addr) != 1)
		broken("%s is no address", address);
	if (ask_device(SIOCSIFADDR, &r, name) < 0)
		return -1;
	in->sin_addr.s_addr = htonl(0xffffff00u);
	return ask_device(SIOCSIFNETMASK, &r, name);
}

static socklen_t any_address(int family, uint16_t port, struct sockaddr_storage *ret)
{
	struct sockaddr_in *four = (void *)ret;
	struct sockaddr_in6 *six = (void *)ret;

	memset(ret, 0, sizeof(*ret));
	ret->ss_family = (sa_family_t)family;
	if (family == AF_INET)
		four->sin_port = htons(port);
	else
		six->sin6_port = htons(port);
	return family == AF_INET ? sizeof(*four) : sizeof(*six);
}

int bound(int type, int family, uint16_t port)
{
	struct sockaddr_storage address;
	socklen_t length = any_address(family, port, &address);
	int fd = socket(family, type | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (bind(fd, (struct sockaddr *)&address, length) == 0 &&
		(type != SOCK_STREAM || listen(fd, 1) == 0))
		return fd;
	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

uint16_t port_of(int fd)
{
	struct sockaddr_in address;
	socklen_t length = sizeof(address);

	MUST(getsockname(fd, (struct sockaddr *)&address, &length));
	return ntohs(address.sin_port);
}

int connect_local(int type, uint16_t port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = MUST(socket(AF_INET, type | SOCK_CLOEXEC, 0));
	int result = connect(fd, (struct sockaddr *)&address, sizeof(address)), error = errno;

	close(fd);
	errno = error;
	return result;
}

static int abstract(int type, const char *name, bool binds)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = MUST(socket(AF_UNIX, type | SOCK_CLOEXEC, 0));
	socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name));

	memcpy(address.sun_path + 1, name, strlen(name));
	int result = binds ? bind(fd, (struct sockaddr *)&address, length)
			   : connect(fd, (struct sockaddr *)&address, length);
	if (result == 0 && binds && type != SOCK_DGRAM)
		result = listen(fd, 1);
	if (result == 0)
		return fd;
	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

int abstract_bind(int type, const char *name)
{
	return abstract(type, name, true);
}

int abstract_connect(int type, const char *name)
{
	return abstract(type, name, false);
}

int device_count(void)
{
	static const char *const fallback[] = { "tunl0", "gre0", "gretap0", "erspan0", "ip_vti0",
		"ip6_vti0", "sit0", "ip6tnl0", "ip6gre0" };
	int count = nl_count(RTM_GETLINK, AF_UNSPEC);

	for (size_t i = 0; i < sizeof(fallback) / sizeof(fallback[0]); i++)
		count -= link_index(fallback[i]) > 0;
	return count;
}
