/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the sizes mixed up, which makes supervisors allocate too little. */
PROBE(
	.claim = "SECCOMP_GET_NOTIF_SIZES tells sizes that hold the documented structures",
	.source = "seccomp(2), SECCOMP_GET_NOTIF_SIZES",
	.needs = { "seccomp.user_notif" },
	.unsabotaged = "a pure query without a wall; it catches swapped or too small sizes",
)
{
	struct seccomp_notif_sizes sizes = { 0 };

	if (!EXPECT_OK(sys_seccomp(SECCOMP_GET_NOTIF_SIZES, 0, &sizes)))
		return;
	EXPECT_GE(sizes.seccomp_notif, sizeof(struct seccomp_notif));
	EXPECT_GE(sizes.seccomp_notif_resp, sizeof(struct seccomp_notif_resp));
	EXPECT_EQ(sizes.seccomp_data, sizeof(struct seccomp_data));
}
