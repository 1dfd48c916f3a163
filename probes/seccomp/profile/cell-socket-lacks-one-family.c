/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sweep.h"

/* Kernel bug it catches: SCMP_CMP_NE that lets the excluded value through. */
PROBE(
	.claim = "In a cell with the default profile socket is allowed every family but AF_VSOCK",
	.source = "runtime-spec config-linux.md, Seccomp, args; socket(2); vsock(7)",
	.needs = { "root", "seccomp.user_notif" },
	.cell = { .seccomp = { .profile = "default" } },
	.sabotage = { .plain = true },
)
{
	struct question *q = questions(48);

	for (size_t i = 0; i < 48; i++) {
		q[i].nr = SYS_socket;
		q[i].args[0] = i;
	}
	sweep(q, 48, NULL);
	for (size_t i = 0; i < 48; i++) {
		row("family %zu", i);
		expect_answer(&q[i], i == 40 ? EPERM : ANSWER_ALLOWED); /* control: all others */
	}
}
