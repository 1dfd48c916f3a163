/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bugs it catches: RET_LOG that allows and logs nothing; a record with the wrong call, ABI or
 * action. */
PROBE(.claim = "SECCOMP_RET_LOG leaves an audit record with the call, the ABI and the action",
	.source = "seccomp(2), SECCOMP_RET_LOG; Audit logging of actions",
	.needs = { "root", "audit", "seccomp.log" },
	.sabotage = { .twin = "the action is SECCOMP_RET_ALLOW" }, )
{
	audit_watch();
	int status = marked_call(
		&(struct marked){ .action = sabotaged() ? ALLOW : SECCOMP_RET_LOG | 5 });
	EXPECT_EXIT(status, 0); /* control: the call has run */
	EXPECT(recorded(NULL, NULL));
	EXPECT(recorded(fmt(" syscall=%d ", (int)NR_MARK), code_of(SECCOMP_RET_LOG)));
	EXPECT(recorded(" sig=0 ", " arch=c000003e "));
	EXPECT(recorded(" compat=0 ", NULL));
}
