/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_named.h"

/* Kernel bug it catches: release_agent written from a user namespace (CVE-2022-0492). */
static void look(const char *point)
{
	row("the root group has it, a child has not");
	const char *low = cg_new(point, "low");
	EXPECT_OK(access(fmt("%s/release_agent", point), F_OK));
	EXPECT_ERRNO(access(fmt("%s/release_agent", low), F_OK), ENOENT);
	row("the initial root");
	EXPECT_OK(cg_write(point, "release_agent", "/nonexistent/agent")); /* control */
	EXPECT_STR(cg_read(point, "release_agent"), "/nonexistent/agent");
	row("root of a child user namespace, same user");
	if (sabotaged())
		EXPECT_ERRNO(cg_write(point, "release_agent", "/nonexistent/other"), EPERM);
	IN_USERNS(0, "0 0 1", "0 0 1")
		EXPECT_ERRNO(cg_write(point, "release_agent", "/nonexistent/other"), EPERM);
	EXPECT_STR(cg_read(point, "release_agent"), "/nonexistent/agent");
	MUST(rmdir(low));
}

PROBE(
	.claim = "release_agent exists in a v1 root only and a child user namespace cannot write it: EPERM",
	.source = "Documentation/admin-guide/cgroup-v1/cgroups.rst, notify_on_release; CVE-2022-0492",
	.needs = { "root", "cap.SYS_ADMIN", "userns" },
	.sabotage = { .twin = "the initial root writes it" },
)
{
	with_named_hierarchy(look);
}
