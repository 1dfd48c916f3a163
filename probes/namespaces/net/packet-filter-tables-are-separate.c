/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>

#include "_net.h"

/* Kernel bug it catches: tables of nf_tables kept for all namespaces, or dumped from the initial one. */
static int nft_socket(void)
{
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);

	if (fd < 0)
		skip(SKIP_MODULE, "socket(NETLINK_NETFILTER): %s", strerrorname_np(errno));
	return fd;
}

static void nft_head(struct nl *nl, uint16_t type, uint16_t flags, uint16_t resource)
{
	struct nfgenmsg body = { .nfgen_family = AF_INET, .res_id = htons(resource) };

	nl_begin(nl, type, flags, &body, sizeof(body));
}

/* A batch of one: a table. */
static void add_table(const char *name)
{
	struct nl begin, table, end;
	char batch[4096];
	size_t size = 0;
	int fd = nft_socket();

	nft_head(&begin, NFNL_MSG_BATCH_BEGIN, 0, NFNL_SUBSYS_NFTABLES);
	nft_head(&table, NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_NEWTABLE, NLM_F_ACK | NLM_F_CREATE, 0);
	nl_attr(&table, NFTA_TABLE_NAME, name, strlen(name) + 1);
	nft_head(&end, NFNL_MSG_BATCH_END, 0, NFNL_SUBSYS_NFTABLES);
	struct nl *const parts[] = { &begin, &table, &end };
	for (int i = 0; i < 3; i++) {
		memcpy(batch + size, parts[i]->buf, NLMSG_ALIGN(parts[i]->head.nlmsg_len));
		size += NLMSG_ALIGN(parts[i]->head.nlmsg_len);
	}
	MUST(send(fd, batch, size, 0));
	MUST(recv(fd, table.buf, sizeof(table.buf), 0));
	struct nlmsgerr *error = NLMSG_DATA(&table.head);
	if (table.head.nlmsg_type == NLMSG_ERROR && error->error)
		skip(SKIP_MODULE, "NFT_MSG_NEWTABLE: %s", strerrorname_np(-error->error));
	close(fd);
}

static int count_tables(void)
{
	struct nl nl;
	char buf[8192];
	int fd = nft_socket(), count = 0;

	nft_head(&nl, NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETTABLE, NLM_F_DUMP, 0);
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

PROBE(.claim = "A packet filter table of one network namespace does not exist in another",
	.source = "network_namespaces(7), DESCRIPTION; nft(8), Tables",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	add_table("outer");
	EXPECT_EQ(count_tables(), 1); /* control */
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		EXPECT_EQ(count_tables(), 0);
		add_table("one");
		add_table("two");
		EXPECT_EQ(count_tables(), 2);
	}
	EXPECT_EQ(count_tables(), 1);
}
