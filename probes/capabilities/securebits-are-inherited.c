/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: securebits lost over fork, clone or exec. */
static void check(void)
{
	EXPECT_EQ(prctl(PR_GET_SECUREBITS, 0, 0, 0, 0), SECBIT_NOROOT | SECBIT_NOROOT_LOCKED);
}

PROBE(
	.claim = "Securebits are inherited by children and kept over exec",
	.source = "capabilities(7), The securebits flags",
	.needs = { "root", "cap.SETPCAP" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the bits are set in the parent after the children were made" },
)
{
	IN_CHILD(0) {
		if (!sabotaged())
			MUST(prctl(
				PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED, 0, 0, 0));
		row("child");
		IN_CHILD(0)
		check();
		row("child in new namespaces");
		IN_CHILD(CLONE_NEWNS | CLONE_NEWPID)
		check();
		row("exec");
		IN_CHILD(0)
		exec_self("check");
		MUST(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED, 0, 0, 0));
		row("the process itself");
		check(); /* control */
	}
}
