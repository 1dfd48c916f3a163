/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a deny-list that int 0x80 goes around. */
PROBE(
	.claim = "Under a deny-list the named i386 calls kill or answer EPERM and all others are "
		"allowed",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp(2), Filters",
	.needs = { "seccomp.user_notif", "seccomp.kill_process", "ia32" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_I386, "deny-list", false);
}
