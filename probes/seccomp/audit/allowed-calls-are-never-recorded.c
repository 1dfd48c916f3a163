/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bug it catches: every call of a filter with the flag recorded, by which a container floods the
 * log of the host. */
PROBE(.claim = "An allowed call leaves no audit record, though its filter asked for records",
	.source =
		"seccomp(2), SECCOMP_FILTER_FLAG_LOG, SECCOMP_RET_ALLOW; Audit logging of actions",
	.needs = { "root", "audit", "seccomp.filter", "seccomp.log" },
	.sabotage = { .twin = "the action is SECCOMP_RET_LOG" }, )
{
	audit_watch();
	row("with the flag");
	EXPECT_EXIT(marked_call(&(struct marked){ .flags = SECCOMP_FILTER_FLAG_LOG,
			    .action = sabotaged() ? SECCOMP_RET_LOG : ALLOW }),
		0);
	EXPECT(!recorded(NULL, NULL));
	row("logged");
	EXPECT_EXIT(marked_call(&(struct marked){ .action = SECCOMP_RET_LOG }), 0);
	EXPECT(recorded(NULL, NULL)); /* control */
}
