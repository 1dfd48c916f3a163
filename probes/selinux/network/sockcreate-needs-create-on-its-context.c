/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/socket.h>

#include "stage.h"

PROBE(.claim = "attr/sockcreate is checked when the socket is made: EACCES, tcp_socket:create",
	.source = "setsockcreatecon(3)", .denied_by = "types", .needs = { "selinux", "root" },
	.sabotage = SUPER_TWIN)
{
	stage();
	AS("cell_t", categories())
	{
		MUST_RC(attr_write("sockcreate", subject_context("cell_init_t", categories())));
		EXPECT_ERRNO(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), EACCES);
		MUST_RC(attr_write("sockcreate", ""));
		EXPECT_OK(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); /* control */
	}
	EXPECT_AVC("cell_t", "cell_init_t", "tcp_socket", "create");
}
