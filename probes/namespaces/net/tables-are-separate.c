/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/fib_rules.h>
#include <linux/neighbour.h>

#include "_net.h"

/* Kernel bug it catches: addresses, routes, rules or neighbours kept in one table for all, or listed
 * from the initial namespace's. */
static void add_neighbour(void)
{
	struct ndmsg body = { .ndm_family = AF_INET,
		.ndm_ifindex = MUST(link_index("one")),
		.ndm_state = NUD_PERMANENT };
	uint32_t address = htonl(0x0a040409);
	uint8_t hardware[6] = { 2, 0, 0, 0, 0, 9 };
	struct nl nl;

	nl_begin(&nl, RTM_NEWNEIGH, NLM_F_CREATE, &body, sizeof(body));
	nl_attr(&nl, NDA_DST, &address, sizeof(address));
	nl_attr(&nl, NDA_LLADDR, hardware, sizeof(hardware));
	MUST(nl_do(&nl));
}

static void add_rule(void)
{
	struct fib_rule_hdr body = { .family = AF_INET, .table = 99, .action = FR_ACT_TO_TBL };
	struct nl nl;

	nl_begin(&nl, RTM_NEWRULE, NLM_F_CREATE, &body, sizeof(body));
	if (nl_do(&nl) < 0 && errno != EOPNOTSUPP)
		broken("RTM_NEWRULE: %m");
}

static const struct {
	const char *name;
	uint16_t type;
} table[] = { { "devices", RTM_GETLINK }, { "addresses", RTM_GETADDR }, { "routes", RTM_GETROUTE },
	{ "rules", RTM_GETRULE }, { "neighbours", RTM_GETNEIGH } };

PROBE(.claim = "Devices, addresses, routes, rules and neighbours of one namespace are not in "
	       "another",
	.source = "network_namespaces(7), DESCRIPTION; rtnetlink(7)", .needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	int outside[5], inside[5];

	MUST(unshare(CLONE_NEWNET));
	for (int i = 0; i < 5; i++)
		outside[i] = nl_count(table[i].type, AF_INET);
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		for (int i = 0; i < 5; i++)
			inside[i] = nl_count(table[i].type, AF_INET);
		MUST(veth_new("one", "two", -1));
		MUST(address_set("one", "10.4.4.1"));
		MUST(link_up("one"));
		MUST(link_up("two"));
		add_neighbour();
		add_rule();
		for (int i = 0; i < 5; i++) {
			row("%s, inside", table[i].name);
			if (table[i].type == RTM_GETRULE && inside[i] == 0)
				row_skip(SKIP_KERNEL, "built without policy routing");
			else
				EXPECT_GE(nl_count(table[i].type, AF_INET), inside[i] + 1);
		}
		MUST(link_up("lo"));
	}
	for (int i = 0; i < 5; i++) {
		row("%s, outside", table[i].name);
		EXPECT_EQ(nl_count(table[i].type, AF_INET), outside[i]);
	}
}
