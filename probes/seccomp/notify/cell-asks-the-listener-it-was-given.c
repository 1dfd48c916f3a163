/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the listener lost between its load, its passing on and the exec. */
static void serve(void);

PROBE(
	.claim = "Calls that a cell's SCMP_ACT_NOTIFY rule names are answered at its listenerPath",
	.source = "runtime-spec config-linux.md, Seccomp, listenerPath; seccomp_unotify(2)",
	.needs = { "root", "seccomp.user_notif" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.listener = true,
			.rules = { { "getpgrp", "SCMP_ACT_NOTIFY" } },
		},
	},
	.sabotage = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.listener = true,
			.rules = { { "getsid", "SCMP_ACT_NOTIFY" } },
		},
	},
	.outside = serve,
)
{
	await(1);
	row("the cell's process");
	EXPECT_EQ(syscall(SYS_getpgrp), 4711);
	row("a child");
	pid_t pid = spawn(0);
	if (pid == 0)
		probe_exit(syscall(SYS_getpgrp) == 4711 ? 7 : 8);
	EXPECT_EXIT(child_wait(pid), 7);
	row("another call");
	EXPECT_OK(syscall(SYS_getppid)); /* control */
	tell(1);
}

static void serve(void)
{
	struct seccomp_notif notif;
	int listener = cell_listener();

	MUST_BE(listener >= 0);
	tell(1);
	for (int i = 0; !sabotaged() && i < 2; i++) {
		if (!EXPECT(notif_recv(listener, &notif)))
			return;
		EXPECT_EQ(notif.data.nr, SYS_getpgrp);
		MUST(notif_send(listener, notif.id, 0, 4711));
	}
	await(1);
}
