/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a part of the filter lost on the way into the container. */
PROBE(
	.claim = "In a cell with the default profile each x86-64 call is allowed or denied as it "
		"says",
	.source = "runtime-spec config-linux.md, Seccomp; seccomp(2), Filters",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true },
)
{
	sweep_abi(ABI_X86_64, "default", true);
}
