/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <pthread.h>

#include "_sets.h"

/* Kernel bug it catches: credentials shared between threads. */
static void *drop(void *unused)
{
	drop_cap(CAP_CHOWN);
	EXPECT(!have_cap(CAP_CHOWN)); /* control */
	MUST(prctl(PR_CAPBSET_DROP, CAP_KILL, 0, 0, 0));
	return unused;
}

PROBE(
	.claim = "A thread that drops a capability leaves the sets of its process's other threads "
		"alone",
	.source = "capabilities(7), Thread capability sets",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "the first thread drops it as well" },
)
{
	pthread_t thread;

	IN_CHILD(0) {
		MUST_RC(-pthread_create(&thread, NULL, drop, NULL));
		MUST_RC(-pthread_join(thread, NULL));
		if (sabotaged())
			drop(NULL);
		EXPECT(have_cap(CAP_CHOWN));
		EXPECT_EQ(prctl(PR_CAPBSET_READ, CAP_KILL, 0, 0, 0), 1);
	}
}
