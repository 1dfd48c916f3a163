/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/statfs.h>

#include "_group.h"

/* Kernel bug it catches: a second mount of cgroup2 shows other groups, or an unknown option is taken. */
PROBE(
	.claim = "Every mount of cgroup2 shows the same hierarchy, and an unknown option is EINVAL",
	.source = "cgroup-v2.rst, Basic Operations, Mounting",
	.needs = { "cgroup2", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "a tmpfs is mounted" },
	.exclusive = true,
)
{
	IN_CHILD(CLONE_NEWNS | CLONE_NEWCGROUP) {
		const char *point = strdup(fmt("%s/again", scratch()));
		struct statfs fs;
		make_dir(point);
		MUST(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
		row("an unknown option");
		EXPECT_ERRNO(mount("none", point, "cgroup2", 0, "bulkhead_unknown"), EINVAL);
		row("a second mount");
		/* From a cgroup namespace of its own: its options cannot change the hierarchy's. */
		EXPECT_OK(mount("none", point, sabotaged() ? "tmpfs" : "cgroup2", 0, NULL));
		MUST(statfs(point, &fs));
		EXPECT_EQ(fs.f_type, 0x63677270);
		struct stat a, b;
		const char *fresh = cg_new(cg2(), "fresh"); /* outside of the namespace's root */
		MUST(stat(fresh, &a));
		row("a group made through one is seen through the other");
		if (stat(fmt("%s/../fresh", point), &b) < 0)
			MUST(mkdir(fmt("%s/seen", point), 0755));
		EXPECT_OK(access(fmt("%s/cgroup.procs", point), F_OK)); /* control */
		rmdir(fmt("%s/seen", point));
		MUST(umount(point));
	}
}
