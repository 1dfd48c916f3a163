/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_net.h"

/* Kernel bug it catches: device calls that reach the devices by another family's socket, where the
 * check is another one: missing, or made in the caller's user namespace. */
static const struct {
	const char *name;
	unsigned long call;
} calls[] = { { "SIOCSIFFLAGS", SIOCSIFFLAGS }, { "SIOCSIFMTU", SIOCSIFMTU },
	{ "SIOCSIFHWADDR", SIOCSIFHWADDR }, { "SIOCSIFMETRIC", SIOCSIFMETRIC },
	{ "SIOCSIFNAME", SIOCSIFNAME }, { "SIOCSIFTXQLEN", SIOCSIFTXQLEN },
	{ "SIOCADDMULTI", SIOCADDMULTI } };
static const struct {
	const char *name;
	int family;
} families[] = { { "inet", AF_INET }, { "inet6", AF_INET6 }, { "unix", AF_UNIX },
	{ "netlink", AF_NETLINK } };

/* 0, or the errno. */
static int try_call(int family, unsigned long call)
{
	int fd = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0), error = 0;
	struct ifreq r = { .ifr_name = "lo" };

	if (fd < 0)
		return -errno;
	if (call == SIOCSIFMTU)
		r.ifr_mtu = 1500;
	if (call == SIOCSIFNAME)
		strcpy(r.ifr_newname, "lo9");
	if (ioctl(fd, call, &r) < 0)
		error = errno;
	close(fd);
	return error;
}

PROBE(.claim = "Settings of a device need CAP_NET_ADMIN in the network's owner by every kind of "
	       "socket",
	.source = "netdevice(7), Ioctls; capabilities(7), CAP_NET_ADMIN; user_namespaces(7)",
	.needs = { "root", "userns", "ns.net" },
	.sabotage = { .twin = "the caller owns the network namespace" }, )
{
	IN_CHILD(CLONE_NEWNET)
	{
		IN_USERNS(sabotaged() ? CLONE_NEWNET : 0, "0 0 1", "0 0 1")
		{
			for (size_t f = 0; f < sizeof(families) / sizeof(*families); f++) {
				for (size_t c = 0; c < sizeof(calls) / sizeof(*calls); c++) {
					row("%s by %s", calls[c].name, families[f].name);
					int error = try_call(families[f].family, calls[c].call);
					if (error < 0)
						row_skip(SKIP_KERNEL, "socket: %s",
							strerrorname_np(-error));
					else
						EXPECT_EQ(error, EPERM);
				}
			}
		}
		row("by the owner");
		for (size_t f = 0; f < 3; f++)
			EXPECT_EQ(try_call(families[f].family, SIOCSIFMTU), 0); /* control */
	}
}
