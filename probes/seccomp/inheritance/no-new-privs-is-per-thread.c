/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "filter.h"

/* Kernel bug it catches: the bit kept with the process instead of the thread. */
static void *set(void *unused)
{
	no_new_privs();
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1); /* control */
	return unused;
}

PROBE(
	.claim = "no_new_privs set by one thread is not set for another that existed before",
	.source = "prctl(2), PR_SET_NO_NEW_PRIVS",
	.needs = { "root" },
	.sabotage = { .twin = "the first thread sets it as well" },
)
{
	pthread_t thread;

	MUST_RC(-pthread_create(&thread, NULL, set, NULL));
	MUST_RC(-pthread_join(thread, NULL));
	if (sabotaged())
		no_new_privs();
	EXPECT_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
}
