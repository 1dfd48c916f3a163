/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_mount.h"

/* Kernel bug it catches: chroot(2) without its capability, by which a confined process leaves. */
PROBE(
	.claim = "chroot(2) needs CAP_SYS_CHROOT in the caller's user namespace, else EPERM",
	.source = "chroot(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the caller keeps CAP_SYS_CHROOT" },
)
{
	IN_CHILD(0) {
		row("with it");
		EXPECT_OK(chroot("/proc")); /* control */
	}
	IN_CHILD(0) {
		row("without it");
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(chroot("/proc"), EPERM);
	}
	IN_CHILD(0) {
		row("back up, without it");
		MUST(chdir("/"));
		MUST(chroot("/proc")); /* the working directory stays above */
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(chroot("."), EPERM);
		EXPECT_OK(access("proc", F_OK));
	}
	IN_USERNS(0, "0 0 1", "0 0 1") {
		row("in a user namespace of its own");
		EXPECT_OK(chroot("/proc")); /* control */
	}
}
