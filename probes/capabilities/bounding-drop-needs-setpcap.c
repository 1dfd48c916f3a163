/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: PR_CAPBSET_DROP open to everyone. */
PROBE(
	.claim = "PR_CAPBSET_DROP without CAP_SETPCAP fails with EPERM and drops nothing",
	.source = "capabilities(7), Capability bounding set from Linux 2.6.25 onward",
	.needs = { "root", "cap.SETPCAP" },
	.sabotage = { .twin = "CAP_SETPCAP is kept" },
)
{
	IN_CHILD(0) {
		if (!sabotaged())
			drop_cap(CAP_SETPCAP);
		EXPECT_ERRNO(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0), EPERM);
		EXPECT_EQ(prctl(PR_CAPBSET_READ, CAP_CHOWN, 0, 0, 0), 1);
	}
	IN_CHILD(0) {
		EXPECT_OK(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0)); /* control */
		EXPECT_EQ(prctl(PR_CAPBSET_READ, CAP_CHOWN, 0, 0, 0), 0);
	}
}
