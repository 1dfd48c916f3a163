/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: chroot(2) that asks nobody, or asks in the initial namespace. */
PROBE(
	.claim = "chroot is EPERM without CAP_SYS_CHROOT in the own user namespace, and allowed "
		"with it",
	.source = "chroot(2), ERRORS; capabilities(7), CAP_SYS_CHROOT",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the capability is kept" },
)
{
	row("root without it");
	IN_CHILD(0) {
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(chroot("/"), EPERM);
	}
	row("held in a child user namespace");
	IN_USERNS(0, "0 0 1", "0 0 1")
	EXPECT_OK(chroot("/")); /* control */
	row("dropped there");
	IN_USERNS(0, "0 0 1", "0 0 1") {
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(chroot("/"), EPERM);
	}
}
