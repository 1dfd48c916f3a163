/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

PROBE(.claim = "connect(2) to a UNIX stream socket of the host fails with EACCES, connectto",
	.source = "SELinux Notebook, Object Classes and Permissions, Network Object Classes, "
		  "connectto",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	struct sockaddr_un host = { .sun_family = AF_UNIX }, own = host;
	snprintf(host.sun_path + 1, 64, "bulkhead-host-%d", getpid());
	snprintf(own.sun_path, 64, "/own/socket");
	int a = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST(bind(a, (struct sockaddr *)&host, sizeof(host)));
	MUST(listen(a, 4));
	AS("cell_t", categories())
	{
		int l = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
		int s = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
		EXPECT_OK(bind(l, (struct sockaddr *)&own, sizeof(own)));
		EXPECT_OK(listen(l, 4));
		EXPECT_ERRNO(connect(s, (struct sockaddr *)&host, sizeof(host)), EACCES);
		EXPECT_OK(connect(s, (struct sockaddr *)&own, sizeof(own))); /* control */
	}
	EXPECT_AVC("cell_t", "bulkhead_host_t", "unix_stream_socket", "connectto");
}
