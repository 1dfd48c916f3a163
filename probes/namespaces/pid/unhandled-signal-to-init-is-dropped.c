/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Kernel bug it catches: a signal without a handler kept for init instead of dropped, to be delivered
 * when init comes to install one. */
static volatile sig_atomic_t count;

static void handler(int sig)
{
	(void)sig;
	count++;
}

static void send_from_child(int sig)
{
	IN_CHILD(0)
	{
		MUST(kill(1, sig));
	}
}

PROBE(.claim = "A signal from inside that init has no handler for is dropped, not kept for later",
	.source = "pid_namespaces(7), The namespace init process; kill(2), NOTES",
	.needs = { "root", "ns.pid" },
	.sabotage = { .twin = "init has the handler from the start" }, )
{
	struct sigaction action = { .sa_handler = handler };

	IN_CHILD(CLONE_NEWPID)
	{
		sigset_t pending;
		if (sabotaged())
			MUST(sigaction(SIGUSR1, &action, NULL));
		send_from_child(SIGUSR1);
		send_from_child(SIGKILL);
		MUST(sigpending(&pending));
		EXPECT_EQ(sigismember(&pending, SIGUSR1), 0);
		MUST(sigaction(SIGUSR1, &action, NULL));
		EXPECT_EQ(count, 0);
		send_from_child(SIGUSR1);
		EXPECT_EQ(count, 1); /* control */
	}
}
