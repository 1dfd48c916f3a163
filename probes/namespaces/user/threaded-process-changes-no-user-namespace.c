/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: threads of one process in different user namespaces; only the sharing of
 * the file-system information is looked at. */
PROBE(.claim = "A process with two threads cannot unshare or join a user namespace: EINVAL",
	.source = "setns(2), ERRORS; unshare(2), ERRORS", .needs = { "root", "userns" },
	.sabotage = { .twin = "the process has one thread" }, )
{
	static const char *const names[] = { "unshare", "setns", "setns by a pidfd" };
	pid_t holder = hold_userns(0, "0 0 1", "0 0 1");
	int ns = ns_open(holder, "user"), pidfd = MUST((int)syscall(SYS_pidfd_open, holder, 0));

	for (int threads = 1; threads <= 2; threads++) {
		for (int way = 0; way < 3; way++) {
			IN_CHILD(0)
			{
				if (threads == 2 && !sabotaged()) {
					start_thread();
					/* Shared file-system information would be refused too. */
					MUST(unshare(CLONE_FS));
				}
				row("%s with %s", names[way], threads == 1 ? "one" : "two");
#define TRY (way == 0 ? unshare(CLONE_NEWUSER) : setns(way == 1 ? ns : pidfd, CLONE_NEWUSER))
				if (threads == 1)
					EXPECT_OK(TRY); /* control */
				else
					EXPECT_ERRNO(TRY, EINVAL);
			}
		}
	}
	let_go(holder);
}
