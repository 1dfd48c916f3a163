/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "_net.h"

/* Kernel bugs it catches: sockets not marked; old sockets left behind by a move or a new class. */
#define LISTEN_STATE 10 /* TCP_LISTEN of include/net/tcp_states.h */

/* INET_DIAG_CLASS_ID of the one listening socket of this network namespace; -1: not told. */
static long long class_of_listener(void)
{
	struct {
		struct nlmsghdr head;
		struct inet_diag_req_v2 body;
	} ask = { .head = { .nlmsg_len = sizeof(ask),
			  .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.body = { .sdiag_family = AF_INET,
			.sdiag_protocol = IPPROTO_TCP,
			.idiag_ext = 1 << (INET_DIAG_TCLASS - 1), /* the kernel tells both */
			.idiag_states = 1 << LISTEN_STATE } };
	static char buf[8192] __attribute__((aligned(NLMSG_ALIGNTO)));
	int fd = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
	long long found = -1;

	MUST(send(fd, &ask, sizeof(ask), 0));
	ssize_t n = MUST(recv(fd, buf, sizeof(buf), 0));
	close(fd);
	for (struct nlmsghdr *h = (void *)buf; NLMSG_OK(h, (size_t)n); h = NLMSG_NEXT(h, n)) {
		if (h->nlmsg_type == NLMSG_ERROR)
			skip(SKIP_MODULE, "sock_diag: %s",
				strerror(-((struct nlmsgerr *)NLMSG_DATA(h))->error));
		if (h->nlmsg_type != SOCK_DIAG_BY_FAMILY)
			continue;
		char *p = (char *)NLMSG_DATA(h) + NLMSG_ALIGN(sizeof(struct inet_diag_msg));
		for (char *end = (char *)h + h->nlmsg_len; p + sizeof(struct nlattr) <= end;) {
			struct nlattr *a = (void *)p;
			if (a->nla_len < sizeof(*a))
				break;
			if (a->nla_type == INET_DIAG_CLASS_ID)
				found = *(uint32_t *)(p + NLA_HDRLEN);
			p += NLA_ALIGN(a->nla_len);
		}
	}
	return found;
}

static void look(const char *group)
{
	const char *one = cg_new(group, "one"), *two = cg_new(group, "two");

	MUST(cg_write(one, "net_cls.classid", sabotaged() ? "0" : "0x10001"));
	MUST(cg_write(two, "net_cls.classid", sabotaged() ? "0" : "0x20002"));
	IN_CHILD(CLONE_NEWNET)
	{
		MUST(cg_enter(one, 0));
		int fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
		MUST(listen(fd, 1));
		row("born in the group");
		EXPECT_EQ(class_of_listener(), 0x10001);
		row("its task moves");
		MUST(cg_enter(two, 0));
		EXPECT_EQ(class_of_listener(), 0x20002);
		row("the group gets another class");
		MUST(cg_write(two, "net_cls.classid", sabotaged() ? "0" : "0x30003"));
		EXPECT_EQ(class_of_listener(), 0x30003);
		row("none");
		MUST(cg_write(two, "net_cls.classid", "0"));
		EXPECT_EQ(class_of_listener(), 0); /* control */
		MUST(cg_enter(group, 0));
	}
}

PROBE(.claim = "A socket carries the class of its task's group, also after a move and after a new "
	       "class",
	.source =
		"Documentation/admin-guide/cgroup-v1/net_cls.rst; sock_diag(7), INET_DIAG_CLASS_ID",
	.needs = { "root", "cap.SYS_ADMIN", "ns.net" }, .sabotage = { .twin = "the classes are 0" },
	.exclusive = true, )
{
	with_net_controller("net_cls", look);
}
