/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_user.h"

/* Kernel bug it catches: groups dropped, which could grant access, or shown as the host's. */
PROBE(
	.claim = "Supplementary groups are kept in a new user namespace and shown through its map",
	.source = "user_namespaces(7), Unmapped user and group IDs; credentials(7)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the groups are dropped before" },
)
{
	const char *file = fmt("%s/file", scratch());
	gid_t before[] = { 2000, 3000 }, now[4] = { 0 };

	/* A mode that gives a group less than others (see The /proc/pid/setgroups file). */
	make_file(file, "", 0604);
	MUST(chown(file, 0, 3000));
	MUST(setgroups(sabotaged() ? 0 : 2, before));
	IN_CHILD(0) {
		MUST(setresuid(1000, 1000, 1000));
		EXPECT_ERRNO(open(file, O_RDONLY | O_CLOEXEC), EACCES); /* control */
	}
	IN_USERNS(0, "0 100000 10", "0 100000 10\n20 2000 1") {
		become_inner_root();
		EXPECT_EQ(getgroups(4, now), 2);
		EXPECT_EQ(now[0], 20);
		EXPECT_EQ(now[1], file_number("/proc/sys/kernel/overflowgid"));
		EXPECT_ERRNO(open(file, O_RDONLY | O_CLOEXEC), EACCES);
	}
}
