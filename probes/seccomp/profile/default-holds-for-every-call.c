/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a number that the evaluation of a large filter gets wrong. */
PROBE(
	.claim = "Under the engines' default profile each x86-64 call is allowed or denied as it "
		"says",
	.source = "runtime-spec config-linux.md, Seccomp; seccomp(2), Filters",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_X86_64, "default", false);
}
