/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "_user.h"

/* Kernel bug it catches: CAP_SYS_RESOURCE or CAP_SYS_ADMIN of a user namespace lifting the limit. */
PROBE(
	.claim = "RLIMIT_NPROC binds a user namespace's root too: fork(2) beyond it fails with EAGAIN",
	.source = "getrlimit(2), RLIMIT_NPROC; fork(2), ERRORS (EAGAIN)",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the limit is not lowered" },
)
{
	static const char *const ways[] = { "fork", "clone3 with a new user namespace",
		"clone with CLONE_VFORK" };

	for (int way = 0; way < 3; way++) {
		/* A user of its own each time: the count is per user. */
		uid_t uid = 71000 + (uid_t)way;
		IN_USERNS(0, fmt("0 %u 1", uid), "0 0 1") {
			struct rlimit limit = { .rlim_cur = 2, .rlim_max = 2 };
			MUST(setresuid(0, 0, 0));
			MUST_BE(cap_set_of(0, "CapEff") == cap_full());
			if (!sabotaged())
				MUST(setrlimit(RLIMIT_NPROC, &limit));
			row("%s", ways[way]);
			pid_t first = fork();
			if (first == 0)
				for (;;)
					pause();
			EXPECT_OK(first); /* control: the second process fits */
			pid_t second = way == 0	  ? fork()
				       : way == 1 ? try_spawn(CLONE_NEWUSER)
						  : (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
			if (second == 0)
				probe_exit(0);
			EXPECT_ERRNO(second, EAGAIN);
			kill(first, SIGKILL);
		}
	}
}
