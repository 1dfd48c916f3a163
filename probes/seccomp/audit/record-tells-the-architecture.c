/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_audit.h"

/* Kernel bug it catches: the record of a 32-bit call with the native architecture, in which its number
 * is another call. */
PROBE(.claim = "The audit record of a call by int 0x80 tells the i386 architecture and number",
	.source = "seccomp(2), Audit logging of actions; SECCOMP_RET_LOG",
	.needs = { "root", "audit", "seccomp.log", "ia32" },
	.sabotage = { .twin = "the call is made natively" }, )
{
	audit_watch();
	EXPECT_EXIT(
		marked_call(&(struct marked){ .action = SECCOMP_RET_LOG, .int80 = !sabotaged() }),
		0);
	EXPECT(recorded(NULL, NULL)); /* control */
	EXPECT(recorded(" arch=40000003 ", " syscall=65 "));
	EXPECT(recorded(" compat=1 ", NULL));
}
