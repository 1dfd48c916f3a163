/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a container hung, or let through, when its supervisor goes away. */
static void serve(void);

PROBE(
	.claim = "When a cell's supervisor closes the listener its calls fail with ENOSYS from "
		"then on",
	.source = "seccomp(2), SECCOMP_RET_USER_NOTIF; runtime-spec config-linux.md, Seccomp",
	.needs = { "root", "seccomp.user_notif" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.listener = true,
			.rules = { { "getpgrp", "SCMP_ACT_NOTIFY" } },
		},
	},
	.sabotage = { .twin = "the supervisor answers with a value first" },
	.outside = serve,
)
{
	await(1);
	row("a call that waits");
	EXPECT_ERRNO(syscall(SYS_getpgrp), ENOSYS);
	row("a later call");
	EXPECT_ERRNO(syscall(SYS_getpgrp), ENOSYS);
	row("another call");
	EXPECT_OK(syscall(SYS_getppid)); /* control */
}

static void serve(void)
{
	struct seccomp_notif notif;
	int listener = cell_listener();

	MUST_BE(listener >= 0);
	tell(1);
	MUST_BE(notif_recv(listener, &notif));
	if (sabotaged())
		MUST(notif_send(listener, notif.id, 0, 7));
	close(listener);
}
