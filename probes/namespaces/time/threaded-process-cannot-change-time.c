/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_time.h"
#include "probe.h"

/* Kernel bug it catches: a thread given other clocks than the vDSO page that it shares. */
static struct gate end;

static void *idle(void *unused)
{
	gate_wait(&end);
	return unused;
}

PROBE(.claim = "setns(2) into a time namespace by a process with a second thread fails with EUSERS",
	.source = "kernel source, kernel/time/namespace.c, timens_install(); time_namespaces(7)",
	.needs = { "root", "ns.time" },
	.sabotage = { .twin = "the second thread is not started" }, )
{
	pthread_t thread;

	end = gate_new();
	/* Started first: some kernels refuse a thread while children are to be elsewhere. */
	if (!sabotaged() && pthread_create(&thread, NULL, idle, NULL) != 0)
		broken("pthread_create");
	new_time(1000, 1000);
	int ns = ns_open(0, "time_for_children");
	EXPECT_ERRNO(setns(ns, CLONE_NEWTIME), EUSERS);
	if (sabotaged())
		return;
	gate_post(&end);
	thread_join(thread, 1);
	EXPECT_OK(setns(ns, CLONE_NEWTIME)); /* control */
}
