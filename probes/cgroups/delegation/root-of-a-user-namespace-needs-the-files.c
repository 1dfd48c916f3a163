/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: capabilities in a child user namespace override the owner of the files. */
PROBE(
	.claim = "Root of a child user namespace has no power over groups that are not its own: EACCES",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation; user_namespaces(7)",
	.needs = { "cgroup2", "root", "userns" },
	.sabotage = { .twin = "the files belong to a mapped user" },
)
{
	const char *top = cg_new(cg2(), "top"), *own = cg_new(top, "own"), *other = cg_new(top, "other");

	delegate_to(own, NOBODY_UID);
	if (sabotaged())
		delegate_to(other, NOBODY_UID);
	IN_USERNS(0, fmt("0 %u 1", NOBODY_UID), fmt("0 %u 1", NOBODY_UID)) {
		MUST(setresgid(0, 0, 0));
		MUST(setresuid(0, 0, 0));
		row("a group of the host's root");
		EXPECT_ERRNO(open(fmt("%s/cgroup.procs", other), O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(mkdir(fmt("%s/child", other), 0755), EACCES);
		row("a delegated group");
		EXPECT_OK(mkdir(fmt("%s/child", own), 0755)); /* control */
	}
}
