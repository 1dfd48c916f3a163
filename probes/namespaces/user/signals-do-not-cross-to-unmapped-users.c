/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "_user.h"

/* Kernel bug it catches: CAP_KILL asked of the sender's namespace; or one way to send unchecked. */
static long send_it(int way, pid_t pid, int pidfd)
{
	siginfo_t info = { .si_signo = SIGCONT, .si_code = SI_QUEUE };

	return way == 0	  ? kill(pid, SIGCONT)
	       : way == 1 ? syscall(SYS_tgkill, pid, pid, SIGCONT)
	       : way == 2 ? syscall(SYS_rt_sigqueueinfo, pid, SIGCONT, &info)
	       : way == 3 ? syscall(SYS_pidfd_send_signal, pidfd, SIGCONT, NULL, 0)
			  : kill(pid, 0);
}

PROBE(
	.claim = "CAP_KILL in a user namespace sends no signal to other users' processes outside: EPERM",
	.source = "kill(2), DESCRIPTION; user_namespaces(7), Effect of capabilities",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the target's user is the sender's" },
)
{
	static const char *const ways[] = { "kill", "tgkill", "rt_sigqueueinfo",
		"pidfd_send_signal", "kill with 0" };
	pid_t other = spawn(0), same = spawn(0);

	if (other == 0 || same == 0) {
		/* The user's own session is exempt for SIGCONT: leave it. */
		MUST(setsid());
		become(other == 0 && !sabotaged() ? 5000 : 100000, 5000);
		for (;;)
			pause();
	}
	MUST_BE(EVENTUALLY(
		strncmp(status_field(other, "Uid"), sabotaged() ? "100000" : "5000", 4) == 0));
	MUST_BE(EVENTUALLY(strncmp(status_field(same, "Uid"), "100000", 6) == 0));
	int pidfd = MUST(pidfd_open(other, 0)), own = MUST(pidfd_open(same, 0));
	for (int way = 0; way < 5; way++) {
		IN_USERNS(0, CELL_MAP, CELL_MAP) {
			become_inner_root();
			MUST(setsid());
			row("%s", ways[way]);
			EXPECT_ERRNO(send_it(way, other, pidfd), EPERM);
			EXPECT_OK(send_it(way, same, own)); /* control */
		}
	}
	let_go(other);
	let_go(same);
}
