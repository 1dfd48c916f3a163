/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the host's mounts told to a process in a chroot, by one of the interfaces. */
PROBE(
	.claim = "mountinfo, statmount(2) and listmount(2) tell an unprivileged process no mount above its root",
	.source = "statmount(2), ERRORS (EPERM); proc(5), /proc/pid/mountinfo",
	.needs = { "root", "ns.mnt", "syscall.statmount" },
	.sabotage = { .twin = "the process keeps its root" },
)
{
	const char *root = new_tmpfs("root"), *other = new_tmpfs("other");
	uint64_t inner, outer = mount_id_of(other), ids[64];
	struct stat_mount s;

	new_dir(root, "proc");
	MUST(mount("proc", fmt("%s/proc", root), "proc", 0, NULL));
	inner = mount_id_of(fmt("%s/proc", root));
	IN_CHILD(0) {
		if (!sabotaged())
			MUST(chroot(root));
		MUST(chdir("/"));
		become(1000, 1000);
		row("mountinfo");
		unsigned int lines = 0;
		for (const char *p = file_text("/proc/self/mountinfo"); p; p = strchr(p + 1, '\n'))
			lines++;
		EXPECT_EQ(lines, 2); /* the root and proc: the control is that they show */
		row("statmount");
		EXPECT_OK(stat_mount(inner, 0, STAT_MNT, &s)); /* control */
		EXPECT_ERRNO(stat_mount(outer, 0, STAT_MNT, &s), EPERM);
		row("listmount");
		EXPECT_EQ(list_mounts(UINT64_MAX, 0, 0, ids, 64), 2);
		EXPECT_ERRNO(list_mounts(outer, 0, 0, ids, 64), EPERM);
	}
}
