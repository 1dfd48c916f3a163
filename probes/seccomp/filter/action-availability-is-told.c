/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a known action missing from the list, or an unknown one on it. */
PROBE(
	.claim = "SECCOMP_GET_ACTION_AVAIL accepts each action alone; others are EOPNOTSUPP",
	.source = "seccomp(2), SECCOMP_GET_ACTION_AVAIL",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the unknown values are masked to a known action" },
)
{
	static const uint32_t known[] = { SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_KILL_THREAD,
		SECCOMP_RET_TRAP, SECCOMP_RET_ERRNO, SECCOMP_RET_USER_NOTIF, SECCOMP_RET_TRACE,
		SECCOMP_RET_LOG, SECCOMP_RET_ALLOW };
	static const uint32_t unknown[] = { SECCOMP_RET_ERRNO | 1, SECCOMP_RET_ALLOW | 0xffff,
		0x00010000, 0x7ffe0000, 0x80000001, 0xffffffff };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		row("known action %x", known[i]);
		EXPECT_OK(sys_seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &known[i]));
	}
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		uint32_t action = sabotaged() ? SECCOMP_RET_ALLOW : unknown[i];
		row("unknown value %x", unknown[i]);
		EXPECT_ERRNO(sys_seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &action), EOPNOTSUPP);
	}
}
