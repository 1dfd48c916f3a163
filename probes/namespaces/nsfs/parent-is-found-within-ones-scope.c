/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>

#include "_ns.h"

/* Kernel bugs it catches: the parent of the caller's own namespace given out, a handle on which
 * setns(2) is the way up; the grandparent skipped to; a flat type treated as hierarchical. */
static void from_inside(const struct ns_type *type)
{
	struct gate end = gate_new();
	pid_t nested = member_of_new(type, &end);
	const char *proc = "/proc";

	if (type->flag == CLONE_NEWPID) {
		proc = fmt("%s/proc", scratch());
		make_dir(proc);
		MUST(mount("proc", proc, "proc", 0, NULL));
	}
	int own = MUST(open(fmt("%s/self/ns/%s", proc, type->name), O_RDONLY | O_CLOEXEC));
	int below = MUST(open(fmt("%s/%d/ns/%s", proc, nested, type->name), O_RDONLY | O_CLOEXEC));

	row("%s, parent of a nested one", type->name);
	int parent = ioctl(below, NS_GET_PARENT);
	if (EXPECT_GE(parent, 0)) {
		EXPECT(same_ns(parent, own)); /* control */
		EXPECT_EQ(fcntl(parent, F_GETFD), FD_CLOEXEC);
	}
	row("%s, parent of the caller's own", type->name);
	EXPECT_ERRNO(ioctl(own, NS_GET_PARENT), EPERM);
	gate_post(&end);
	EXPECT_EXIT(child_wait(nested), 0);
}

PROBE(.claim = "NS_GET_PARENT returns the parent of a PID or user namespace below the caller's "
	       "only",
	.source = "ioctl_ns(2), Discovering namespace relationships",
	.needs = { "root", "userns", "ns.pid" },
	.sabotage = { .twin = "the files asked are those of the caller's parent namespace" }, )
{
	for (size_t i = 0; i < NS_TYPES; i++) {
		const struct ns_type *type = &ns_types[i];
		if (type->flag == CLONE_NEWPID || type->flag == CLONE_NEWUSER)
			continue;
		row("%s", type->name);
		if (ns_there(type))
			EXPECT_ERRNO(ioctl(ns_open(0, type->name), NS_GET_PARENT), EINVAL);
	}
	IN_CHILD(CLONE_NEWNS)
	{
		static const struct ns_type pid = { "pid", CLONE_NEWPID },
					    user = { "user", CLONE_NEWUSER };
		if (sabotaged()) {
			struct gate end = gate_new();
			row("a namespace below the caller's");
			pid_t child = member_of_new(&pid, &end);
			EXPECT_ERRNO(ioctl(ns_open(child, "pid"), NS_GET_PARENT), EPERM);
			gate_post(&end);
			child_wait(child);
			return;
		}
		IN_CHILD(CLONE_NEWPID)
		{
			from_inside(&pid);
		}
		IN_USERNS(0, "0 0 1", "0 0 1")
		{
			from_inside(&user);
		}
	}
}
