/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: no_new_privs lost between the runtime's prctl and the program's exec. */
static void look(void)
{
	EXPECT_EQ(getuid(), 1000); /* control */
	EXPECT_EQ(geteuid(), 1000);
	EXPECT_STR(status_field(0, "CapPrm"), "0000000000000000");
}

PROBE(.claim = "In a cell with noNewPrivileges a set-user-ID-root program runs as its caller",
	.source = "runtime-spec config.md, Process, noNewPrivileges; execve(2); no_new_privs.rst",
	.needs = { "root" },
	.cell = { .no_new_privileges = true,
		.mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } } },
	.sabotage = { .mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } } },
	.steps = { { "look", look } }, )
{
	exec_file("/var/program", 04755);
	IN_CHILD(0)
	{
		MUST(setresgid(1000, 1000, 1000));
		MUST(setresuid(1000, 1000, 1000));
		exec_copy("/var/program", "look");
		broken("exec: %m");
	}
}
