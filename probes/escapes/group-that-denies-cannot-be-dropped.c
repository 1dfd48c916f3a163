/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>
#include <sys/prctl.h>

#include "probe.h"

/* Kernel bug it catches: setgroups(2) allowed in a user namespace whose gid map was written without privilege. */
PROBE(.claim = "A process kept out of a file by a group does not get rid of it by a user namespace",
	.source = "CVE-2014-8989; user_namespaces(7), Interaction with system calls that change "
		  "process UIDs or GIDs",
	.needs = { "root", "userns" }, .cell = { .plain = true },
	.sabotage = { .twin = "the process is not in the group" }, )
{
	gid_t group = 2001;

	make_file("/tmp/file", "text", 0604);
	MUST(chown("/tmp/file", 0, group));
	IN_CHILD(0)
	{
		MUST(setgroups(sabotaged() ? 0 : 1, &group));
		MUST(setresgid(1000, 1000, 1000));
		MUST(setresuid(1000, 1000, 1000));
		MUST(prctl(PR_SET_DUMPABLE, 1));
		EXPECT_ERRNO(open("/tmp/file", O_RDONLY | O_CLOEXEC), EACCES);
		MUST(unshare(CLONE_NEWUSER));
		EXPECT_ERRNO(write_file("/proc/self/gid_map", "0 1000 1"), EPERM);
		MUST(write_file("/proc/self/setgroups", "deny"));
		MUST(write_file("/proc/self/gid_map", "0 1000 1"));
		MUST(write_file("/proc/self/uid_map", "0 1000 1"));
		EXPECT_ERRNO(setgroups(0, NULL), EPERM);
		EXPECT_ERRNO(open("/tmp/file", O_RDONLY | O_CLOEXEC), EACCES);
	}
	EXPECT_OK(open("/tmp/file", O_RDONLY | O_CLOEXEC)); /* control */
}
