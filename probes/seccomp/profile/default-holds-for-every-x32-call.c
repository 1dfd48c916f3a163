/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: x32 numbers judged as those without the bit, or not at all. */
PROBE(
	.claim = "Under the engines' default profile each x32 call is allowed or denied as it says",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp(2), Filters",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_X32, "default", false);
}
