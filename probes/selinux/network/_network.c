/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if.h>
#include <sys/ioctl.h>

#include "_network.h"
#include "stage.h"

void network_of_own(void)
{
	struct ifreq up = { .ifr_name = "lo", .ifr_flags = IFF_UP };

	MUST(unshare(CLONE_NEWNET));
	int s = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	MUST(ioctl(s, SIOCSIFFLAGS, &up));
	close(s);
}

static struct sockaddr_in name_of(const char *address, int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };

	inet_pton(AF_INET, address, &a.sin_addr);
	return a;
}

int udp(const char *address, int port)
{
	struct sockaddr_in a = name_of(address, port);
	int s = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	if (port)
		MUST(bind(s, (struct sockaddr *)&a, sizeof(a)));
	return s;
}

ssize_t udp_send(int s, const char *address, int port)
{
	struct sockaddr_in a = name_of(address, port);

	return sendto(s, "x", 1, 0, (struct sockaddr *)&a, sizeof(a));
}

long socket_getopt(int s)
{
	int value;
	socklen_t length = sizeof(value);

	return getsockopt(s, SOL_SOCKET, SO_TYPE, &value, &length);
}

long socket_setopt(int s)
{
	int on = 1;

	return setsockopt(s, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));
}

long socket_name(int s)
{
	struct sockaddr_storage name;
	socklen_t size = sizeof(name);

	return getsockname(s, (struct sockaddr *)&name, &size);
}

long socket_send(int s)
{
	return send(s, "x", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

long socket_receive(int s)
{
	char c;

	return recv(s, &c, 1, MSG_DONTWAIT);
}

long socket_shutdown(int s)
{
	return shutdown(s, SHUT_RDWR);
}

long socket_ioctl(int s)
{
	int n;

	return ioctl(s, SIOCATMARK, &n);
}
