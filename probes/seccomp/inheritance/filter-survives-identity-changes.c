/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/capability.h>

#include "filter.h"

/* Kernel bug it catches: a filter tied to the credentials that loaded it. */
PROBE(
	.claim = "A filter stays over changes of user, capabilities, root and namespaces",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; seccomp_filter.rst, Usage",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter", "userns" },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	IN_CHILD(0) {
		if (!sabotaged())
			filter_on(NR_MARK, DENY(EXDEV));
		row("effective user ID away and back");
		MUST(seteuid(1000));
		MUST(seteuid(0));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("a capability dropped");
		drop_cap(CAP_CHOWN);
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("root directory changed");
		MUST(chroot("/"));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("new session");
		MUST(setsid());
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("new namespaces");
		MUST(unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		row("new user namespace");
		MUST(unshare(CLONE_NEWUSER));
		EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
		EXPECT_OK(syscall(SYS_getpid)); /* control */
	}
}
