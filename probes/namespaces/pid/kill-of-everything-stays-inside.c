/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: kill(-1) walks every process of the machine, or spares those of nested
 * namespaces, or hits init or the caller. */
static void waiting(const struct gate *ready)
{
	gate_post(ready);
	for (;;)
		pause();
}

static bool signal_pending(int sig)
{
	sigset_t pending;

	MUST(sigpending(&pending));
	return sigismember(&pending, sig);
}

static void init_of_all(const struct gate *start, const struct gate *ready)
{
	struct gate up = gate_new();
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	pid_t member = spawn(0);
	if (member == 0)
		waiting(&up);
	pid_t nested = spawn(CLONE_NEWPID);
	if (nested == 0) {
		pid_t below = spawn(0);
		if (below == 0)
			waiting(&up);
		/* The signal is no handled one: the nested init is not ended by it. */
		EXPECT_SIGNAL(child_wait(below), SIGUSR1);
		probe_exit(0);
	}
	gate_wait(&up);
	gate_wait(&up);
	gate_post(ready);
	gate_wait(start);
	/* Blocked, a signal to init or to the caller stays to be seen. */
	MUST(sigprocmask(SIG_BLOCK, &set, NULL));
	pid_t killer = spawn(0);
	if (killer == 0) {
		EXPECT_OK(kill(-1, SIGUSR1));
		EXPECT(!signal_pending(SIGUSR1));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(killer), 0);
	EXPECT_SIGNAL(child_wait(member), SIGUSR1); /* control */
	EXPECT_EXIT(child_wait(nested), 0);
	EXPECT(!signal_pending(SIGUSR1));
	probe_exit(0);
}

PROBE(.claim = "kill(-1) reaches all of its PID namespace and below, but init and the caller",
	.source = "kill(2), DESCRIPTION; pid_namespaces(7), Nesting PID namespaces",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "the bystander has joined the namespace" }, )
{
	struct gate start = gate_new(), ready = gate_new(), up = gate_new();
	pid_t init = spawn(CLONE_NEWPID);

	if (init == 0)
		init_of_all(&start, &ready);
	gate_wait(&ready);
	IN_CHILD(0)
	{
		if (sabotaged())
			MUST(setns(ns_open(init, "pid"), CLONE_NEWPID));
		pid_t bystander = spawn(0);
		if (bystander == 0)
			waiting(&up);
		gate_wait(&up);
		gate_post(&start);
		/* init's end is the time after which nothing more can come. */
		const char *state = "";
		EVENTUALLY((state = status_field(init, "State")) == NULL || *state == 'Z' ||
			   waitpid(bystander, NULL, WNOHANG | __WNOTHREAD) != 0);
		EXPECT_OK(kill(bystander, SIGTERM));
		int status = 0;
		waitpid(bystander, &status, 0);
		EXPECT_SIGNAL(status, SIGTERM);
	}
	EXPECT_EXIT(child_wait(init), 0);
}
