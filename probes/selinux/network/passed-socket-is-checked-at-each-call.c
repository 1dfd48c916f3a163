/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <netinet/in.h>
#include <sys/socket.h>

#include "_network.h"
#include "stage.h"

static int host;
static struct sockaddr_in any = { .sin_family = AF_INET };

static long do_bind(int s)
{
	return bind(s, (struct sockaddr *)&any, sizeof(any));
}
static long do_connect(int s)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(7001) };

	return connect(s, (struct sockaddr *)&to, sizeof(to));
}
static long do_listen(int s)
{
	return listen(s, 1);
}
static long do_accept(int s)
{
	return accept4(s, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

PROBE(.claim = "Each call on a passed TCP socket of the host is checked: EACCES with its own "
	       "permission",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "tcp_socket",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	static const struct {
		const char *perm;
		long (*call)(int);
	} cases[] = { { "bind", do_bind }, { "connect", do_connect }, { "listen", do_listen },
		{ "accept", do_accept }, { "getopt", socket_getopt }, { "setopt", socket_setopt },
		{ "getattr", socket_name }, { "write", socket_send }, { "read", socket_receive },
		{ "shutdown", socket_shutdown }, { "ioctl", socket_ioctl } };

	stage();
	MUST(unshare(CLONE_NEWNET));
	host = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].perm);
		AS("cell_t", categories())
		{
			int own = MUST(
				socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
			EXPECT_ERRNO(cases[i].call(host), EACCES);
			/* control: whatever TCP thinks of it, it is not refused */
			errno = 0;
			(void)cases[i].call(own);
			EXPECT_NE(errno, EACCES);
		}
		EXPECT_AVC("cell_t", "bulkhead_host_t", "tcp_socket", cases[i].perm);
	}
}
