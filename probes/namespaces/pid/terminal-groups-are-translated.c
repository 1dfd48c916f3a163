/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ioctl.h>
#include <termios.h>

#include "_pid.h"
#include "probe.h"

/* Kernel bugs it catches: TIOCGPGRP or TIOCGSID with the number of another namespace; TIOCSPGRP
 * looking its number up in the initial one, by which a cell picks a group of the host. */
PROBE(.claim = "A terminal's foreground group and session are told and set by the caller's numbers",
	.source = "ioctl_tty(2), Process group and session ID; pid_namespaces(7)",
	.needs = { "root", "ns.pid", "file.dev/ptmx" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	pid_t group, session;

	int master = MUST(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
	MUST(unlockpt(master));
	MUST(setsid());
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	int tty = (int)MUST(ioctl(master, _IO('T', 0x41) /* TIOCGPTPEER */, O_RDWR | O_CLOEXEC));
	MUST(ioctl(tty, TIOCSCTTY, 0));
	row("in one namespace");
	MUST(ioctl(tty, TIOCGPGRP, &group));
	MUST(ioctl(tty, TIOCGSID, &session));
	EXPECT_EQ(group, getpid()); /* control */
	EXPECT_EQ(session, getpid());
	pid_t outer = getpid(), init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		row("group and session of the parent namespace");
		MUST(ioctl(tty, TIOCGPGRP, &group));
		MUST(ioctl(tty, TIOCGSID, &session));
		EXPECT_EQ(group, 0);
		EXPECT_EQ(session, 0);
		row("set to a group of the parent namespace");
		EXPECT_ERRNO(ioctl(tty, TIOCSPGRP, &outer), ESRCH);
		row("set to an own group");
		pid_t own = 1;
		MUST(setpgid(0, 0));
		EXPECT_OK(ioctl(tty, TIOCSPGRP, &own));
		MUST(ioctl(tty, TIOCGPGRP, &group));
		EXPECT_EQ(group, 1);
		MUST(ioctl(master, TIOCGPGRP, &group));
		EXPECT_EQ(group, 1);
		probe_exit(0);
	}
	int status = child_wait(init);
	EXPECT_EXIT(status, 0);
}
