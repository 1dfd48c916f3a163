/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a path walk that goes up past the root of the mount namespace. */
PROBE(
	.claim = "The classical way out of a chroot does not lead out of a root set by pivot_root(2)",
	.source = "pivot_root(2), NOTES; chroot(2), NOTES",
	.needs = { "root", "ns.mnt" },
	.cell = { .capabilities = "all" },
	.sabotage = { .capabilities = "all", .share = NS_MOUNT },
)
{
	struct stat before, after;

	MUST(stat("/bulkhead-probes", &before)); /* control: it is there from the start */
	MUST(mkdir("/home/inner", 0755));
	MUST(chdir("/"));
	int top = MUST(open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
	MUST(chroot("/home/inner"));
	MUST(fchdir(top));
	for (int i = 0; i < 64; i++)
		MUST(chdir(".."));
	MUST(chroot("."));
	row("by chroot and \"..\"");
	EXPECT_OK(stat("/bulkhead-probes", &after));
	EXPECT_EQ(after.st_ino, before.st_ino);
	row("by a descriptor and \"..\"");
	EXPECT_OK(fstatat(top, "../../../../../../../../bulkhead-probes", &after, 0));
	EXPECT_EQ(after.st_ino, before.st_ino);
}
