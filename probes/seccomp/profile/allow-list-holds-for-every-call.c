/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: a number beside an allowed one let through. */
PROBE(
	.claim = "Under a narrow allow-list every call that it does not name answers ENOSYS",
	.source = "runtime-spec config-linux.md, Seccomp, defaultAction; seccomp(2), Filters",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the profile is not loaded" },
)
{
	sweep_abi(ABI_X86_64, "allow-list", false);
}
