/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_cg.h"
#include "four.h"

/* Kernel bugs it catches: CAP_SYS_ADMIN looked for in the caller's user namespace, so that a child's
 * root mounts the groups of the namespace that it only visits; the ancestor or the creator refused. */
static const char *point;

static void prepare(void)
{
	MUST(mount("none", point, "tmpfs", 0, NULL));
}

static int mount_version_two(void)
{
	if (mount("none", point, "cgroup2", 0, NULL) < 0)
		return -1;
	return MUST(umount2(point, MNT_DETACH));
}

static int mount_version_one(void)
{
	if (mount("none", point, "cgroup", 0, "pids") < 0)
		return -1;
	return MUST(umount2(point, MNT_DETACH));
}

PROBE(.claim = "Groups are mounted with CAP_SYS_ADMIN in the cgroup namespace's owner or above it",
	.source = "cgroup-v2.rst, Interaction with Other Namespaces; user_namespaces(7), "
		  "Capabilities",
	.needs = { "root", "userns", "ns.cgroup", "ns.mnt" }, .sabotage = FOUR_TWIN, )
{
	struct four_op ops[2];
	size_t count = 0;

	if (cg2())
		ops[count++] = (struct four_op){ "version 2", mount_version_two, CAP_SYS_ADMIN,
			EPERM };
	if (cg1("pids"))
		ops[count++] = (struct four_op){ "version 1", mount_version_one, CAP_SYS_ADMIN,
			EPERM };
	if (!count)
		skip(SKIP_CGROUP, "neither a version 2 nor a pids hierarchy is mounted");
	point = strdup(fmt("%s/point", scratch()));
	make_dir(point);
	MUST(chmod(scratch(), 0755));
	four_cases(&(struct four){ .ns = CLONE_NEWCGROUP | CLONE_NEWNS,
		.prepare = prepare,
		.ops = ops,
		.count = count });
}
