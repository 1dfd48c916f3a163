/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a denied number let through, or its neighbour killed. */
PROBE(
	.claim = "Under a deny-list the named x86-64 calls kill or answer EPERM and all others "
		"are allowed",
	.source = "runtime-spec config-linux.md, Seccomp, action; seccomp(2), Filters",
	.needs = { "seccomp.user_notif", "seccomp.kill_process" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_X86_64, "deny-list", false);
}
