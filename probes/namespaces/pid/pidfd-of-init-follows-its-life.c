/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/pidfd.h>

#include "probe.h"

/* Kernel bugs it catches: CLONE_PIDFD together with a new namespace refers to another process; the
 * event given before the namespace is empty, or not at all. */
PROBE(.claim = "The pidfd of CLONE_PIDFD with CLONE_NEWPID is init's, readable once the rest is "
	       "dead",
	.source = "clone(2), CLONE_PIDFD; pidfd_open(2); pid_namespaces(7)",
	.needs = { "root", "ns.pid", "syscall.clone3" },
	.sabotage = { .twin = "no new PID namespace is made" }, )
{
	int pidfd = -1, members[2], life[2];
	struct gate die = gate_new(), ready = gate_new();
	uint64_t args[8] = { (sabotaged() ? 0 : CLONE_NEWPID) | CLONE_PIDFD,
		(uintptr_t)&pidfd, [4] = SIGCHLD };

	MUST(pipe2(members, O_CLOEXEC));
	MUST(pipe2(life, O_CLOEXEC));
	pid_t init = (pid_t)MUST(syscall(SYS_clone3, args, sizeof(args)));
	if (init == 0) {
		char byte;
		close(life[1]);
		if (MUST(fork()) == 0) {
			gate_post(&ready);
			read(life[0], &byte, 1);
			probe_exit(0);
		}
		gate_wait(&die);
		probe_exit(7);
	}
	close(members[1]);
	gate_wait(&ready);
	EXPECT(!fd_wait(pidfd, POLLIN, 0)); /* control */
	EXPECT_OK(pidfd_send_signal(pidfd, 0, NULL, 0));
	gate_post(&die);
	EXPECT(fd_wait(pidfd, POLLIN, -1));
	EXPECT(fd_wait(members[0], POLLIN, 0));
	siginfo_t info = { 0 };
	MUST(waitid(P_PIDFD, (id_t)pidfd, &info, WEXITED));
	EXPECT_EQ(info.si_pid, init);
	EXPECT_EQ(info.si_status, 7);
	close(life[1]);
}
