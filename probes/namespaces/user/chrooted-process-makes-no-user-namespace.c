/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: a chroot that is left by the CAP_SYS_CHROOT of a new namespace. */
PROBE(
	.claim = "A process in a chroot cannot make a user namespace: EPERM",
	.source = "clone(2), ERRORS; unshare(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the root directory is not changed" },
)
{
	make_dir(fmt("%s/root", scratch()));
	for (int chrooted = 0; chrooted < 2; chrooted++) {
		for (int way = 0; way < 2; way++) {
			IN_CHILD(0) {
				if (chrooted && !sabotaged())
					MUST(chroot(fmt("%s/root", scratch())));
				row("%s by %s", chrooted ? "chrooted" : "not chrooted",
					way ? "clone3" : "unshare");
				if (way == 0) {
					if (chrooted)
						EXPECT_ERRNO(unshare(CLONE_NEWUSER), EPERM);
					else
						EXPECT_OK(unshare(CLONE_NEWUSER)); /* control */
				} else {
					pid_t pid = try_spawn(CLONE_NEWUSER);
					if (pid == 0)
						probe_exit(0);
					if (chrooted)
						EXPECT_ERRNO(pid, EPERM);
					else
						EXPECT_OK(pid); /* control */
				}
			}
		}
	}
}
