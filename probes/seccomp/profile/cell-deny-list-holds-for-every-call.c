/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a killing rule that ends the container instead of the caller. */
PROBE(
	.claim = "In a cell with a killing deny-list the named calls kill their caller and no "
		"others",
	.source = "runtime-spec config-linux.md, Seccomp, action; seccomp(2), "
		"SECCOMP_RET_KILL_PROCESS",
	.needs = { "root", "seccomp.user_notif", "seccomp.kill_process" },
	.cell = { .seccomp = { .profile = "deny-list" } },
	.sabotage = { .plain = true },
)
{
	sweep_abi(ABI_X86_64, "deny-list", true);
}
