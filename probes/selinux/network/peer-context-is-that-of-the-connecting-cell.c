/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

PROBE(.claim = "SO_PEERSEC on a UNIX stream gives the context of the process that connected",
	.source = "getpeercon(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process that connects is a neighbour" })
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	char text[200] = "";
	socklen_t size = sizeof(text);

	stage();
	snprintf(a.sun_path + 1, 64, "bulkhead-peer-%d", getpid());
	int l = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(bind(l, (struct sockaddr *)&a, sizeof(a)));
	MUST(listen(l, 1));
	pid_t pid = spawn(0);
	if (pid == 0) {
		MUST_RC(attr_write("current",
			subject_context("cell_super_t", sabotaged() ? neighbour() : categories())));
		int s = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
		MUST(connect(s, (struct sockaddr *)&a, sizeof(a)));
		probe_exit(0);
	}
	child_wait(pid);
	int s = MUST(accept4(l, NULL, NULL, SOCK_CLOEXEC));
	EXPECT_OK(getsockopt(s, SOL_SOCKET, SO_PEERSEC, text, &size));
	EXPECT_STR(text, subject_context("cell_super_t", categories()));
}
