/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_mount.h"

/* Kernel bug it catches: one of the checks dropped, or made in the other user namespace. */
PROBE(
	.claim = "setns(2) to a mount namespace needs CAP_SYS_ADMIN there and here, and CAP_SYS_CHROOT here",
	.source = "setns(2), DESCRIPTION, Mount namespaces",
	.needs = { "root", "userns", "ns.mnt" },
	.sabotage = { .twin = "the caller keeps all capabilities in the owner" },
)
{
	pid_t pid = hold(CLONE_NEWNS);
	int ns = ns_open(pid, "mnt");

	IN_CHILD(0) {
		row("with all");
		EXPECT_OK(setns(ns, CLONE_NEWNS)); /* control */
	}
	IN_CHILD(0) {
		row("without CAP_SYS_CHROOT");
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(setns(ns, CLONE_NEWNS), EPERM);
	}
	IN_CHILD(0) {
		row("without CAP_SYS_ADMIN");
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		EXPECT_ERRNO(setns(ns, CLONE_NEWNS), EPERM);
	}
	IN_CHILD(0) {
		row("by a pidfd, without CAP_SYS_CHROOT");
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(setns((int)MUST(syscall(SYS_pidfd_open, pid, 0)), CLONE_NEWNS), EPERM);
	}
	IN_CHILD(0) {
		row("by a pidfd, without CAP_SYS_ADMIN");
		int pidfd = (int)MUST(syscall(SYS_pidfd_open, pid, 0));
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		EXPECT_ERRNO(setns(pidfd, CLONE_NEWNS), EPERM);
	}
	IN_CHILD(sabotaged() ? 0 : CLONE_NEWUSER) {
		row("all in a child of the owner");
		EXPECT_ERRNO(setns(ns, CLONE_NEWNS), EPERM);
	}
	let_go(pid);
	/* The target belongs to a child namespace in which the caller holds everything as its parent. */
	pid = hold_less_privileged();
	ns = ns_open(pid, "mnt");
	IN_CHILD(0) {
		row("a child's, with all here");
		EXPECT_OK(setns(ns, CLONE_NEWNS)); /* control */
	}
	IN_CHILD(0) {
		row("a child's, without CAP_SYS_CHROOT here");
		if (!sabotaged())
			drop_cap(CAP_SYS_CHROOT);
		EXPECT_ERRNO(setns(ns, CLONE_NEWNS), EPERM);
	}
	let_go(pid);
}
