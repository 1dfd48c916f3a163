/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: noexec set and cleared again by a later remount. */
static void run(void)
{
	EXPECT_OK(access("/var/exec/program", X_OK)); /* control */
}

static void refused(void)
{
	EXPECT_STR("executed", "refused");
}

PROBE(.claim = "No program is executed from a cell's noexec mount: EACCES; from another it is",
	.source = "runtime-spec config.md, Linux mount options, noexec; mount(2), MS_NOEXEC",
	.needs = { "root" },
	.cell = { .mounts = { { "/var/noexec", "tmpfs", "tmpfs", "noexec" },
			  { "/var/exec", "tmpfs", "tmpfs", "exec" } } },
	.sabotage = { .mounts = { { "/var/noexec", "tmpfs", "tmpfs", "exec" },
			      { "/var/exec", "tmpfs", "tmpfs", "exec" } } },
	.steps = { { "run", run }, { "refused", refused } }, )
{
	exec_file("/var/noexec/program", 0755);
	exec_file("/var/exec/program", 0755);
	IN_CHILD(0)
	EXPECT_ERRNO(exec_copy("/var/noexec/program", "refused"), EACCES);
	IN_CHILD(0)
	exec_copy("/var/exec/program", "run");
}
