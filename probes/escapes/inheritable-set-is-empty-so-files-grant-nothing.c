/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "probe.h"

/* Kernel bug it catches: capabilities of the container put into the inheritable set too. */
static void look(void)
{
	EXPECT_EQ(getuid(), 1000); /* control */
	EXPECT_STR(status_field(0, "CapPrm"), "0000000000000000");
}

PROBE(.claim = "A user of a cell gains nothing from a program with inheritable file capabilities",
	.source = "CVE-2022-24769; CVE-2022-29162; capabilities(7), Transformation of capabilities "
		  "during execve()",
	.needs = { "root" }, .cell = { .mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } } },
	.sabotage = { .mounts = { { "/var", "tmpfs", "tmpfs", "mode=755" } },
		.ambient = "CAP_KILL" },
	.steps = { { "look", look } }, )
{
	/* A version 2 attribute: CAP_KILL inheritable, nothing permitted, effective. */
	const uint32_t attribute[5] = { 0x02000001, 0, 1u << 5, 0, 0 };

	exec_file("/var/program", 0755);
	if (setxattr("/var/program", "security.capability", attribute, sizeof(attribute), 0) < 0)
		skip(SKIP_KERNEL, "security.capability: %m");
	EXPECT_STR(status_field(0, "CapInh"), "0000000000000000");
	IN_CHILD(0)
	{
		MUST(setresgid(1000, 1000, 1000));
		MUST(setresuid(1000, 1000, 1000));
		exec_copy("/var/program", "look");
		broken("exec: %m");
	}
}
