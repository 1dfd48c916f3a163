/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/audit.h>
#include <pthread.h>

#include "stage.h"

static void *wait_for_ever(void *unused)
{
	for (;;)
		pause();
	return unused;
}

static void second_thread(void)
{
	pthread_t thread;

	if (!sabotaged())
		MUST_BE(pthread_create(&thread, NULL, wait_for_ever, NULL) == 0);
}

PROBE(.claim = "A process with two threads enters no domain but a bounded one by attr/current: "
	       "EPERM",
	.source = "setcon(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the process has one thread" })
{
	stage();
	IN_CHILD(0)
	{
		second_thread();
		EXPECT_EQ(attr_write("current", subject_context("cell_t", categories())), -EPERM);
	}
	EXPECT_EQ(avc_collect(), 0);
	EXPECT(audit_seen(AUDIT_SELINUX_ERR, "security_bounded_transition", "cell_t"));
	AS("cell_t", categories())
	{
		second_thread();
		EXPECT_EQ(attr_write("current", subject_context("cell_bounded_t", categories())),
			0); /* control */
	}
}
