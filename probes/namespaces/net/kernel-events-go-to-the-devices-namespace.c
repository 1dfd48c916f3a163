/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/netlink.h>
#include <poll.h>

#include "_net.h"

/* Kernel bug it catches: uevents of a network device sent to every namespace's listeners, or to the
 * initial one's only. */
static int uevent_socket(void)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK, .nl_groups = 1 };
	int fd = MUST(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 15 /* KOBJECT_UEVENT */));

	MUST(bind(fd, (struct sockaddr *)&address, sizeof(address)));
	return fd;
}

static bool heard(int fd, const char *name)
{
	char buf[8192];
	bool found = false;

	for (;;) {
		ssize_t n = recv(fd, buf, sizeof(buf) - 1, MSG_DONTWAIT);
		if (n <= 0)
			return found;
		buf[n] = '\0';
		found |= strstr(buf, fmt("/net/%s", name)) != NULL;
	}
}

PROBE(.claim = "A network device's uevents are heard in its own network namespace and no other",
	.source = "network_namespaces(7), DESCRIPTION; netlink(7), NETLINK_KOBJECT_UEVENT",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET));
	int outer = uevent_socket();

	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		int inner = uevent_socket();
		MUST(veth_new("bkinner", "bkpeer", -1));
		EXPECT(EVENTUALLY(heard(inner, "bkinner"))); /* control */
		EXPECT(!heard(outer, "bkinner"));
	}
}
