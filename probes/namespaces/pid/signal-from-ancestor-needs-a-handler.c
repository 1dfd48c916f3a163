/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bugs it catches: a signal from an ancestor forced although it is not SIGKILL or SIGSTOP;
 * an ancestor's signal dropped although there is a handler. */
static void watch(void);
static volatile sig_atomic_t handled;

static void handler(int sig)
{
	handled = sig;
	shared_words()[0] = (uint64_t)sig;
}

PROBE(.claim = "An ancestor's signal reaches init only by a handler; without one it does nothing",
	.source = "pid_namespaces(7), The namespace init process", .needs = { "root", "ns.pid" },
	.cell = { .plain = true }, .sabotage = { .share = NS_PID }, .outside = watch, )
{
	struct sigaction action = { .sa_handler = handler };

	MUST(sigaction(SIGUSR1, &action, NULL));
	tell(1);
	await(1);
	EXPECT(handled == SIGUSR1);
}

static void watch(void)
{
	pid_t cell = cell_pid();
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGUSR2 };

	await(1);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		EXPECT_OK(kill(cell, signals[i]));
	EXPECT_OK(kill(cell, SIGUSR1));
	/* A dead one keeps its number until its parent collects it: the state tells. */
	const char *state;
	EVENTUALLY(shared_words()[0] || !(state = status_field(cell, "State")) || *state == 'Z' ||
		   *state == 'X');
	EXPECT_EQ(shared_words()[0], SIGUSR1); /* alive, and the handler has run: the control */
	tell(1);
}
