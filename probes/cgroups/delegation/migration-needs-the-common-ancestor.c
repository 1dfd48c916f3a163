/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

#define USER 4321

/* Kernel bugs it catches: the common ancestor's permission not asked for; asked of the writer
 * instead of the opener. */
static void delegate(const char *group)
{
	MUST(chown(group, USER, USER));
	MUST(chown(fmt("%s/cgroup.procs", group), USER, USER));
}

PROBE(
	.claim = "A delegatee moves processes only where it may write the common ancestor's cgroup.procs",
	.source = "cgroup-v2.rst, Delegation, Delegation Containment",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "the common ancestor is delegated as well" },
)
{
	const char *top = cg_new(cg2(), "top");
	const char *a = cg_new(top, "a"), *b = cg_new(top, "b");
	const char *inner = cg_new(a, "inner");

	delegate(a);
	delegate(inner);
	delegate(b);
	if (sabotaged())
		delegate(top);
	IN_CHILD(0) {
		MUST(cg_enter(a, 0));
		become(USER, USER);
		row("inside the delegated tree");
		EXPECT_OK(cg_enter(inner, 0)); /* control */
		row("to another tree delegated to the same user");
		EXPECT_ERRNO(cg_enter(b, 0), EACCES);
	}
	row("by a descriptor opened by a stronger user");
	IN_CHILD(0) {
		MUST(cg_enter(inner, 0));
		int fd = MUST(open(fmt("%s/cgroup.procs", b), O_WRONLY | O_CLOEXEC));
		become(USER, USER);
		/* control: the opener's credentials count, so root's descriptor still works */
		EXPECT_OK(write(fd, "0", 1));
	}
	row("by a descriptor opened by the weaker user and used by root");
	IN_CHILD(0) {
		MUST(cg_enter(inner, 0));
		MUST(seteuid(USER));
		int fd = MUST(open(fmt("%s/cgroup.procs", b), O_WRONLY | O_CLOEXEC));
		MUST(seteuid(0));
		EXPECT_ERRNO(write(fd, "0", 1), EACCES);
	}
}
