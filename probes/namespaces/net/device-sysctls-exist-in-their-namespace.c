/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: /proc/sys/net of the namespace of procfs's mounter; the files of a device
 * left behind when it moves or goes; an open file that changes its namespace with its holder. */
static int conf(const char *device)
{
	return access(fmt("/proc/sys/net/ipv4/conf/%s/forwarding", device), F_OK);
}

PROBE(.claim = "A device's sysctl files are seen in its own namespace, and move and go with it",
	.source = "network_namespaces(7), DESCRIPTION; proc(5), /proc/sys/net",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	char text[8] = "";

	MUST(unshare(CLONE_NEWNET));
	MUST(veth_new("bkouter", "bkpeer", -1));
	row("outside");
	EXPECT_OK(conf("bkouter")); /* control */
	MUST(write_file("/proc/sys/net/ipv4/conf/bkouter/forwarding", "1"));
	int open_file =
		MUST(open("/proc/sys/net/ipv4/conf/bkouter/forwarding", O_RDONLY | O_CLOEXEC));
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		row("inside");
		EXPECT_ERRNO(conf("bkouter"), ENOENT);
		EXPECT_OK(conf("lo"));
		row("an open file");
		EXPECT_EQ(pread(open_file, text, sizeof(text), 0), 2);
		EXPECT_EQ(text[0], '1');
		row("moved in");
		int inner = ns_open(0, "net");
		MUST(setns(ns_open(getppid(), "net"), CLONE_NEWNET));
		MUST(link_move("bkpeer", inner));
		if (!sabotaged())
			EXPECT_ERRNO(conf("bkpeer"), ENOENT);
		MUST(setns(inner, CLONE_NEWNET));
		EXPECT_OK(conf("bkpeer"));
	}
	row("gone");
	if (!sabotaged())
		EVENTUALLY(conf("bkouter") < 0);
	EXPECT_ERRNO(conf("bkouter"), ENOENT);
}
