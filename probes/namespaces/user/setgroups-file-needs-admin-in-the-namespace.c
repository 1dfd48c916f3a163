/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: the capability asked of the writer's own namespace instead of the
 * target's, or not at all. */
PROBE(
	.claim = "Opening setgroups to write needs CAP_SYS_ADMIN in that user namespace, else EACCES",
	.source = "user_namespaces(7), The /proc/pid/setgroups file",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the process inside keeps CAP_SYS_ADMIN" },
)
{
	IN_CHILD(CLONE_NEWUSER) {
		row("with it, inside");
		EXPECT_OK(open("/proc/self/setgroups", O_RDWR | O_CLOEXEC)); /* control */
	}
	IN_CHILD(CLONE_NEWUSER) {
		if (!sabotaged())
			drop_cap(CAP_SYS_ADMIN);
		row("without it, inside");
		EXPECT_OK(open("/proc/self/setgroups", O_RDONLY | O_CLOEXEC));
		EXPECT_ERRNO(open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(open("/proc/self/setgroups", O_RDWR | O_CLOEXEC), EACCES);
	}
}
