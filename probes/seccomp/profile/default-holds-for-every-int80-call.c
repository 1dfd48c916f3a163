/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: the i386 part of a large filter not reached from the compat entry. */
PROBE(
	.claim = "Under the engines' default profile each i386 call is allowed or denied as it "
		"says",
	.source = "runtime-spec config-linux.md, Seccomp, architectures; seccomp(2), Filters",
	.needs = { "seccomp.user_notif", "ia32" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_I386, "default", false);
}
