/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: the container's filter not in force for numbers with the x32 bit. */
PROBE(
	.claim = "In a cell with the default profile each x32 call is allowed or denied as it says",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp(2), Filters",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true },
)
{
	sweep_abi(ABI_X32, "default", true);
}
