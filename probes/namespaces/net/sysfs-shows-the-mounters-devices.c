/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bugs it catches: /sys/class/net keyed on the reader's namespace or showing every device; a
 * device that has moved still shown. */
static const char *mount_sysfs(const char *name)
{
	const char *path = strdup(fmt("%s/%s", scratch(), name));

	make_dir(path);
	MUST(mount("sysfs", path, "sysfs", 0, NULL));
	return path;
}

static int shows(const char *sysfs, const char *device)
{
	return access(fmt("%s/class/net/%s", sysfs, device), F_OK);
}

PROBE(.claim = "A sysfs shows the network devices of the namespace that it was mounted from",
	.source = "sysfs(5), /sys/class/net; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net" },
	.sabotage = { .twin = "no second network namespace is made" }, )
{
	MUST(unshare(CLONE_NEWNET | CLONE_NEWNS));
	MUST(veth_new("bkouter", "bkpeer", -1));
	const char *outer = mount_sysfs("outer");
	EXPECT_OK(shows(outer, "bkouter")); /* control */
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWNET)
	{
		MUST(veth_new("bkinner", "bkother", -1));
		const char *inner = mount_sysfs("inner");
		row("mounted inside");
		EXPECT_OK(shows(inner, "bkinner"));
		EXPECT_OK(shows(inner, "lo"));
		EXPECT_ERRNO(shows(inner, "bkouter"), ENOENT);
		row("mounted outside, read inside");
		EXPECT_OK(shows(outer, "bkouter"));
		EXPECT_ERRNO(shows(outer, "bkinner"), ENOENT);
		row("moved away");
		MUST(link_move("bkother", ns_open(getppid(), "net")));
		EXPECT_ERRNO(shows(inner, "bkother"), ENOENT);
		EXPECT_OK(shows(outer, "bkother"));
	}
}
