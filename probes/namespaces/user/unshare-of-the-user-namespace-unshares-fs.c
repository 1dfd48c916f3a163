/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the working directory still shared with a process of more rights. */
PROBE(
	.claim = "unshare(CLONE_NEWUSER) ends the sharing of root, working directory and umask",
	.source = "unshare(2), CLONE_NEWUSER",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the user namespace is not unshared" },
)
{
	MUST(chdir("/"));
	IN_CHILD(CLONE_FS) {
		if (!sabotaged())
			MUST(unshare(CLONE_NEWUSER));
		MUST(chdir("/proc"));
		MUST(umask(0751));
	}
	char where[256];
	MUST_PTR(getcwd(where, sizeof(where)));
	EXPECT_STR(where, "/");
	EXPECT_NE(umask(022), 0751);
	IN_CHILD(CLONE_FS) {
		MUST(chdir("/proc"));
	}
	MUST_PTR(getcwd(where, sizeof(where)));
	EXPECT_STR(where, "/proc"); /* control: without it the change is seen */
}
