/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "probe.h"

/* Kernel bug it catches: abstract names looked up over all network namespaces. */
static struct sockaddr_un address_of(const char *name, socklen_t *len)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	memcpy(address.sun_path + 1, name, strlen(name));
	*len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name));
	return address;
}

static int listen_at(const char *name)
{
	socklen_t len;
	struct sockaddr_un address = address_of(name, &len);
	int fd = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));

	MUST(bind(fd, (struct sockaddr *)&address, len));
	MUST(listen(fd, 1));
	return fd;
}

static int reach(const char *name)
{
	socklen_t len;
	struct sockaddr_un address = address_of(name, &len);

	return connect(MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)),
		(struct sockaddr *)&address, len);
}

static void watch(void)
{
	int fd = listen_at("bulkhead-abstract");

	tell(1);
	await(2);
	close(fd);
}

PROBE(.claim = "A cell with its own network reaches no abstract socket of the host, whatever its "
	       "name",
	.source = "CVE-2020-15257; unix(7), Abstract sockets; network_namespaces(7)",
	.needs = { "root" }, .cell = { .add = NS_NET, .capabilities = "all" },
	.sabotage = { .capabilities = "all" }, .outside = watch, )
{
	await(1);
	row("the host's name");
	EXPECT_ERRNO(reach("bulkhead-abstract"), ECONNREFUSED);
	row("a name of its own");
	listen_at("bulkhead-own");
	EXPECT_OK(reach("bulkhead-own")); /* control */
	tell(2);
}
