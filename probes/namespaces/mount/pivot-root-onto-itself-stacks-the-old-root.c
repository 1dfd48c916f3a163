/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: the way of every container runtime into its root broken, or the old root
 * still to be reached after it was detached. */
PROBE(
	.claim = "pivot_root(\".\", \".\") puts the old root over the new one, and detaching it ends the way back",
	.source = "pivot_root(2), NOTES, pivot_root(\".\", \".\")",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "chroot(2) in the place of pivot_root(2)" },
)
{
	IN_CHILD(CLONE_NEWNS) {
		const char *root = new_tmpfs("new");
		int old = MUST(open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
		struct stat top, up;
		make_file(fmt("%s/mark", root), "", 0644);
		make_dir(fmt("%s/inner", root));
		new_dir(root, "proc");
		MUST(mount("proc", fmt("%s/proc", root), "proc", 0, NULL));
		MUST(chdir(root));
		if (sabotaged()) {
			MUST(chroot("."));
		} else {
			EXPECT_OK(syscall(SYS_pivot_root, ".", "."));
			EXPECT_OK(umount2(".", MNT_DETACH));
			MUST(chdir("/"));
		}
		EXPECT_OK(access("/mark", F_OK)); /* control */
		EXPECT_EQ(mounts_at(0, "/"), 1);
		/* The classic way out of a chroot: a root below, then up from outside it. */
		MUST(chroot("/inner"));
		for (int i = 0; i < 64; i++)
			MUST(chdir(".."));
		MUST(chroot("."));
		MUST(stat("/", &top));
		EXPECT_OK(stat("/mark", &up));
		EXPECT_EQ(top.st_dev, up.st_dev);
		EXPECT_ERRNO(access(scratch(), F_OK), ENOENT);
		MUST(fstat(old, &up));
	}
}
