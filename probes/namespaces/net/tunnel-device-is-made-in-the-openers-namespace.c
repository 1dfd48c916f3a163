/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/if_tun.h>

#include "_net.h"

/* Kernel bugs it catches: the device made in the namespace of the process that asks, or the initial
 * one, instead of the one in which the file was opened. */
static int attach(int fd, const char *name)
{
	struct ifreq r = { .ifr_flags = IFF_TUN | IFF_NO_PI };

	snprintf(r.ifr_name, sizeof(r.ifr_name), "%s", name);
	return ioctl(fd, TUNSETIFF, &r);
}

PROBE(.claim = "TUNSETIFF makes its device where /dev/net/tun was opened; it ends with the file",
	.source = "kernel Documentation/networking/tuntap.rst; network_namespaces(7), DESCRIPTION",
	.needs = { "root", "ns.net", "file.dev/net/tun" },
	.sabotage = { .twin = "the file is opened after the change of namespace" }, )
{
	MUST(unshare(CLONE_NEWNET));
	int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	if (fd < 0)
		skip(SKIP_MODULE, "open /dev/net/tun: %s", strerrorname_np(errno));
	IN_CHILD(0)
	{
		int home = ns_open(0, "net");
		MUST(unshare(CLONE_NEWNET));
		if (sabotaged())
			fd = MUST(open("/dev/net/tun", O_RDWR | O_CLOEXEC));
		EXPECT_OK(attach(fd, "bktun"));
		EXPECT_EQ(link_index("bktun"), -1);
		MUST(setns(home, CLONE_NEWNET));
		EXPECT_GE(link_index("bktun"), 1); /* control */
	}
	EXPECT_GE(link_index("bktun"), 1);
	close(fd);
	EXPECT_EQ(link_index("bktun"), -1);
}
