/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>
#include <sys/un.h>

#include "stage.h"

PROBE(.claim = "connect(2) to a neighbour's abstract stream socket fails with EACCES, connectto",
	.source = "SELinux Notebook, Multi-Level and Multi-Category Security, sockets",
	.denied_by = "categories", .needs = { "selinux", "root" }, .sabotage = SUPER_TWIN)
{
	stage();
	struct sockaddr_un theirs = { .sun_family = AF_UNIX }, own = theirs;
	snprintf(theirs.sun_path + 1, 64, "bulkhead-theirs-%d", getpid());
	snprintf(own.sun_path + 1, 64, "bulkhead-own-%d", getpid());
	MUST_RC(attr_write("sockcreate", subject_context("cell_t", neighbour())));
	int a = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST_RC(attr_write("sockcreate", subject_context("cell_t", categories())));
	int b = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
	MUST_RC(attr_write("sockcreate", ""));
	MUST(bind(a, (struct sockaddr *)&theirs, sizeof(theirs)));
	MUST(bind(b, (struct sockaddr *)&own, sizeof(own)));
	MUST(listen(a, 4));
	MUST(listen(b, 4));
	AS("cell_t", categories())
	{
		int s = MUST(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
		EXPECT_ERRNO(connect(s, (struct sockaddr *)&theirs, sizeof(theirs)), EACCES);
		EXPECT_OK(connect(s, (struct sockaddr *)&own, sizeof(own))); /* control */
	}
	EXPECT_AVC("cell_t", subject_context("cell_t", neighbour()), "unix_stream_socket",
		"connectto");
}
