/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"

/* Kernel bug it catches: a cell that makes a v1 hierarchy of its own, and with it takes controllers
 * or a release agent. */
PROBE(.claim = "A v1 hierarchy that does not exist yet is not made from within a cgroup namespace",
	.source = "kernel source, kernel/cgroup/cgroup-v1.c, cgroup1_get_tree(); "
		  "cgroup_namespaces(7)",
	.needs = { "root", "ns.cgroup" },
	.sabotage = { .twin = "the caller is in the initial cgroup namespace" }, )
{
	const char *point = fmt("%s/mount", scratch());

	MUST(unshare(CLONE_NEWNS));
	make_dir(point);
	const char *options = fmt("none,name=bulkhead-%d", getpid());
	if (mount("none", point, "cgroup", 0, options) < 0) /* control */
		skip(SKIP_KERNEL, "mount of a named v1 hierarchy: %s", strerrorname_np(errno));
	EXPECT_OK(umount(point));
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWCGROUP)
	{
		EXPECT_ERRNO(mount("none", point, "cgroup", 0, fmt("%s-other", options)), EPERM);
		umount(point);
	}
}
