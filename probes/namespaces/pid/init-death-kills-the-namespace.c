/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <poll.h>
#include <sys/prctl.h>

#include "probe.h"

/* Kernel bugs it catches: a nested namespace, a process that joined by setns, one with signals
 * blocked or stopped spared by the sweep; init's parent told before the sweep is complete. */
static void linger(int life)
{
	char byte;

	/* fork(2) and not spawn(): no death signal of its own may do the kernel's work. */
	MUST(prctl(PR_SET_PDEATHSIG, 0));
	while (read(life, &byte, 1) < 0 && errno == EINTR)
		;
	probe_exit(0);
}

static void init_with_children(int life, const struct gate *ready, const struct gate *die)
{
	sigset_t all;

	sigfillset(&all);
	if (MUST(fork()) == 0) {
		MUST(sigprocmask(SIG_BLOCK, &all, NULL));
		MUST(setsid());
		linger(life);
	}
	if (spawn(CLONE_NEWPID) == 0) {
		if (MUST(fork()) == 0)
			linger(life);
		gate_post(ready);
		linger(life);
	}
	pid_t stopped = MUST(fork());
	if (stopped == 0)
		linger(life);
	MUST(kill(stopped, SIGSTOP));
	gate_wait(die);
	probe_exit(0);
}

PROBE(.claim = "When init ends, every process of its namespace and of nested ones has died by "
	       "SIGKILL",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the process that ends is no init" }, )
{
	int life[2], members[2];
	struct gate ready = gate_new(), die = gate_new();

	MUST(pipe2(life, O_CLOEXEC));
	MUST(pipe2(members, O_CLOEXEC)); /* its write end is held by the members only */
	pid_t init = spawn(sabotaged() ? 0 : CLONE_NEWPID);
	if (init == 0) {
		close(life[1]);
		init_with_children(life[0], &ready, &die);
	}
	gate_wait(&ready);
	pid_t joiner = spawn(0);
	if (joiner == 0) {
		close(life[1]);
		MUST(setns(ns_open(init, "pid"), CLONE_NEWPID));
		pid_t joined = MUST(fork());
		if (joined == 0)
			linger(life[0]);
		close(members[1]);
		gate_post(&ready);
		EXPECT_SIGNAL(child_wait(joined), SIGKILL);
		probe_exit(0);
	}
	close(members[1]);
	gate_wait(&ready);
	EXPECT(!fd_wait(members[0], POLLIN, 0)); /* control: they live */
	gate_post(&die);
	EXPECT_EXIT(child_wait(init), 0);
	EXPECT(fd_wait(members[0], POLLIN, 0));
	close(life[1]);
	EXPECT_EXIT(child_wait(joiner), 0);
}
