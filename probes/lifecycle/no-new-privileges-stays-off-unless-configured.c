/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "probe.h"

/* Runtime bug it catches: the bit always set. */
PROBE(.claim = "A cell without noNewPrivileges has no no_new_privs bit",
	.source = "runtime-spec config.md, Process, noNewPrivileges; prctl(2), PR_GET_NO_NEW_PRIVS",
	.needs = { "root" }, .cell = { .plain = true }, .sabotage = { .no_new_privileges = true }, )
{
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
	EXPECT_STR(status_field(0, "NoNewPrivs"), "0");
	IN_CHILD(0)
	{
		MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
		EXPECT_STR(status_field(0, "NoNewPrivs"), "1"); /* control */
	}
}
