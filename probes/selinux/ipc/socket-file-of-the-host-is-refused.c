/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

PROBE(.claim = "connect(2) through a socket file of the host fails with EACCES, sock_file:write",
	.source =
		"SELinux Notebook, Object Classes and Permissions, File Object Classes, sock_file",
	.denied_by = "types", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	struct sockaddr_un host = { .sun_family = AF_UNIX, .sun_path = "/host-socket" };
	struct sockaddr_un own = { .sun_family = AF_UNIX, .sun_path = "/own/socket" };
	make_labelled_node("/host-socket", S_IFSOCK, 0, "host_file_t", NULL);
	make_labelled_node("/own/socket", S_IFSOCK, 0, "cell_file_t", categories());
	AS("cell_t", categories())
	{
		int s = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
		EXPECT_ERRNO(connect(s, (struct sockaddr *)&host, sizeof(host)), EACCES);
		/* control: nobody listens there, which is found out after the label */
		EXPECT_ERRNO(connect(s, (struct sockaddr *)&own, sizeof(own)), ECONNREFUSED);
	}
	EXPECT_AVC("cell_t", "host_file_t", "sock_file", "write");
}
