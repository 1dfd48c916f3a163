/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mount.h>

#include "filter.h"

/* Kernel bug it catches: the filter dropped when exec changes the credentials. */
static void after(void)
{
	EXPECT_EQ(geteuid(), 0); /* control: the set-user-ID bit took effect */
	EXPECT_ERRNO(syscall(NR_MARK), EXDEV);
}

PROBE(
	.claim = "A filter loaded with CAP_SYS_ADMIN binds a set-user-ID program executed later",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER",
	.needs = { "root", "cap.SYS_ADMIN", "seccomp.filter" },
	.steps = { { "after", after } },
	.sabotage = { .twin = "the filter is not loaded" },
)
{
	const char *dir = strdup(fmt("%s/suid", scratch()));
	const char *path = strdup(fmt("%s/program", dir));

	make_dir(dir);
	MUST(mount("bulkhead", dir, "tmpfs", MS_NODEV, "mode=755"));
	exec_file(path, 04755);
	IN_CHILD(0) {
		if (!sabotaged())
			MUST(filter_try(0, PROGRAM(LOAD_NR, IF_EQ(NR_MARK, 0, 1),
						   RETURN(DENY(EXDEV)), RETURN(ALLOW))));
		become(1000, 1000);
		exec_copy(path, "after");
		broken("exec: %m");
	}
}
