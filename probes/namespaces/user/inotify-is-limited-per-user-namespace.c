/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/inotify.h>

#include "_user.h"

/* Kernel bug it catches: the limit of the namespace, or of its ancestor, not asked for, or a charge
 * not given back. */
PROBE(
	.claim = "user.max_inotify_instances and _watches bind in a user namespace and in all below it",
	.source = "namespaces(7), The /proc/sys/user directory; inotify_init(2), ERRORS",
	.needs = { "root", "userns", "sysctl.user.max_inotify_instances" },
	.sabotage = { .twin = "the limits are not lowered" },
)
{
	for (int nested = 0; nested < 2; nested++) {
		IN_USERNS(0, "0 0 10", "0 0 10") {
			if (!sabotaged()) {
				MUST(write_file("/proc/sys/user/max_inotify_instances", "2"));
				MUST(write_file("/proc/sys/user/max_inotify_watches", "2"));
			}
			pid_t pid = nested ? spawn_userns(0, "0 0 10", "0 0 10") : spawn(0);
			if (pid == 0) {
				int a, b;
				if (nested)
					MUST(write_file(
						"/proc/sys/user/max_inotify_instances", "100"));
				row("instances, %s",
					nested ? "limited by an ancestor" : "limited here");
				EXPECT_OK(a = inotify_init1(IN_CLOEXEC)); /* control */
				EXPECT_OK(b = inotify_init1(IN_CLOEXEC));
				EXPECT_ERRNO(inotify_init1(IN_CLOEXEC), EMFILE);
				close(b);
				EXPECT_EQ(EVENTUALLY(inotify_init1(IN_CLOEXEC) >= 0), true);
				row("watches, %s",
					nested ? "limited by an ancestor" : "limited here");
				EXPECT_OK(inotify_add_watch(a, "/", IN_CREATE)); /* control */
				EXPECT_OK(inotify_add_watch(a, "/proc", IN_CREATE));
				EXPECT_ERRNO(inotify_add_watch(a, "/dev", IN_CREATE), ENOSPC);
				probe_exit(0);
			}
			child_wait(pid);
		}
	}
}
