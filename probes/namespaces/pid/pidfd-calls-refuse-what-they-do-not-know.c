/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bug it catches: unknown flags swallowed, so that a later kernel's meaning cannot be asked
 * for; a signal that says to be another one. */
PROBE(.claim = "pidfd calls refuse unknown flags, foreign descriptors and another signal's "
	       "information",
	.source = "pidfd_open(2), pidfd_getfd(2), pidfd_send_signal(2), ERRORS",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "flags, descriptor and information are right" }, )
{
	const unsigned int unknown = sabotaged() ? 0 : 1u << 30;
	int null = MUST(open("/dev/null", O_RDONLY | O_CLOEXEC));
	pid_t child = spawn(0);

	if (child == 0)
		for (;;)
			pause();
	int fd = MUST(pidfd_open(child, 0));
	siginfo_t info = { .si_signo = sabotaged() ? SIGWINCH : SIGURG, .si_code = SI_QUEUE };
	row("pidfd_open, flags");
	EXPECT_ERRNO(pidfd_open(child, unknown), EINVAL);
	row("pidfd_getfd, flags");
	EXPECT_ERRNO(pidfd_getfd(fd, 0, unknown), EINVAL);
	row("pidfd_send_signal, flags");
	EXPECT_ERRNO(pidfd_send_signal(fd, SIGWINCH, NULL, unknown), EINVAL);
	row("pidfd_send_signal, information");
	EXPECT_ERRNO(pidfd_send_signal(fd, SIGWINCH, &info, 0), EINVAL);
	row("no pidfd");
	EXPECT_ERRNO(pidfd_send_signal(sabotaged() ? fd : null, 0, NULL, 0), EBADF);
	EXPECT_ERRNO(pidfd_getfd(sabotaged() ? fd : null, 0, 0), EBADF);
	row("as they should be");
	EXPECT_OK(pidfd_send_signal(fd, 0, NULL, 0)); /* control */
	int got = pidfd_getfd(fd, null, 0);
	EXPECT_OK(got);
	row("closed by exec");
	EXPECT_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
	EXPECT_EQ(fcntl(got, F_GETFD), FD_CLOEXEC);
	MUST(kill(child, SIGKILL));
	child_wait(child);
}
