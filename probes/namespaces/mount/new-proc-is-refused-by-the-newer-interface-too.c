/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: fsmount(2) not asking whether a masked proc would be revealed. */
PROBE(
	.claim = "fsmount(2) of proc in a user namespace where proc is masked fails with EPERM",
	.source = "fsmount(2), ERRORS (EPERM); user_namespaces(7), Effect of capabilities",
	.needs = { "root", "userns", "ns.mnt", "ns.pid", "syscall.fsopen" },
	.sabotage = { .twin = "proc is not masked" },
)
{
	for (int masked = 0; masked < 2; masked++) {
		IN_CHILD(CLONE_NEWNS) {
			if (masked && !sabotaged())
				MUST(mount("/dev/null", "/proc/version", NULL, MS_BIND, NULL));
			IN_USERNS(CLONE_NEWNS | CLONE_NEWPID, "0 0 1", "0 0 1") {
				row("%s", masked ? "masked" : "whole");
				int fs = MUST(fsopen("proc", FSOPEN_CLOEXEC));
				MUST(fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0));
				if (masked)
					EXPECT_ERRNO(fsmount(fs, FSMOUNT_CLOEXEC, 0), EPERM);
				else
					EXPECT_OK(fsmount(fs, FSMOUNT_CLOEXEC, 0)); /* control */
			}
		}
	}
}
