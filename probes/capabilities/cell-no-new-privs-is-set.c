/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/prctl.h>

#include "_sets.h"

/* Kernel bug it catches: the bit lost over the exec of the container's program. */
PROBE(
	.claim = "A cell with noNewPrivileges has the no_new_privs bit, and its children have it",
	.source = "runtime-spec config.md, Process, noNewPrivileges; prctl(2), PR_SET_NO_NEW_PRIVS",
	.needs = { "root" },
	.cell = { .no_new_privileges = true },
	.sabotage = { .plain = true },
)
{
	row("the process");
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	row("a child");
	IN_CHILD(0)
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1);
	row("clearing it");
	EXPECT_ERRNO(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL); /* control */
}
