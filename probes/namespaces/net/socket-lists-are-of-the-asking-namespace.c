/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>

#include "_net.h"

/* Kernel bug it catches: socket diagnostics that walk the sockets of all network namespaces. */
static int count(const void *request, size_t size)
{
	static char buf[65536];
	struct nl nl;
	int fd = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG)), n = 0;

	nl_begin(&nl, SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, request, size);
	MUST(send(fd, nl.buf, nl.head.nlmsg_len, 0));
	for (;;) {
		int left = (int)MUST(recv(fd, buf, sizeof(buf), 0));
		for (struct nlmsghdr *h = (void *)buf; NLMSG_OK(h, (unsigned int)left);
			h = NLMSG_NEXT(h, left)) {
			if (h->nlmsg_type == NLMSG_DONE || h->nlmsg_type == NLMSG_ERROR) {
				/* A dump that fails, for want of a module, says so in its end. */
				int error = *(int *)NLMSG_DATA(h);
				close(fd);
				return error < 0 ? error : n;
			}
			n++;
		}
	}
}

static int count_tcp(void)
{
	struct inet_diag_req_v2 request = {
		.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_TCP, .idiag_states = 0xffffffffu
	};

	return count(&request, sizeof(request));
}

static int count_udp(void)
{
	struct inet_diag_req_v2 request = {
		.sdiag_family = AF_INET, .sdiag_protocol = IPPROTO_UDP, .idiag_states = 0xffffffffu
	};

	return count(&request, sizeof(request));
}

static int count_unix(void)
{
	struct unix_diag_req request = { .sdiag_family = AF_UNIX, .udiag_states = 0xffffffffu };

	return count(&request, sizeof(request));
}

static const struct {
	const char *name;
	int (*count)(void);
} table[] = { { "TCP", count_tcp }, { "UDP", count_udp }, { "UNIX", count_unix } };

PROBE(.claim = "NETLINK_SOCK_DIAG lists the sockets of the network namespace that it is asked in",
	.source = "sock_diag(7), DESCRIPTION; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	MUST(bound(SOCK_STREAM, AF_INET, 0));
	MUST(bound(SOCK_DGRAM, AF_INET, 0));
	MUST(abstract_bind(SOCK_STREAM, "bulkhead-diag"));
	for (int i = 0; i < 3; i++) {
		row("%s", table[i].name);
		int outside = table[i].count();
		if (outside < 0) {
			row_skip(SKIP_MODULE, "%s: %s", table[i].name, strerrorname_np(-outside));
			continue;
		}
		if (outside == 0) {
			/* Without the protocol's own module a dump is empty and no error. */
			row_skip(SKIP_MODULE, "no %s diagnostics: its own socket is not listed",
				table[i].name);
			continue;
		}
		EXPECT_EQ(outside, 1); /* control */
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
		{
			EXPECT_EQ(table[i].count(), 0);
		}
	}
}
