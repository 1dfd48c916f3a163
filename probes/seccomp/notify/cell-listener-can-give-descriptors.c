/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: ADDFD that takes the supervisor's namespaces for the target's. */
static void serve(void);

PROBE(
	.claim = "The supervisor of a cell can open a host file for it and add the descriptor",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD; runtime-spec config-linux.md, "
		"Seccomp",
	.needs = { "root", "seccomp.user_notif" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.listener = true,
			.rules = { { "getpgrp", "SCMP_ACT_NOTIFY" } },
		},
	},
	.sabotage = { .twin = "the supervisor lets the call go on" },
	.outside = serve,
)
{
	char text[16] = "";

	await(1);
	EXPECT_ERRNO(
		open("/host-file", O_RDONLY | O_CLOEXEC), ENOENT); /* control: not in the cell */
	int fd = (int)syscall(SYS_getpgrp);
	EXPECT_EQ(read(fd, text, sizeof(text) - 1), 4);
	EXPECT_STR(text, "host");
	tell(1);
}

static void serve(void)
{
	struct seccomp_notif notif;
	const char *path = strdup(fmt("%s/host-file", scratch()));
	int listener = cell_listener();

	make_file(path, "host", 0600);
	int file = MUST(open(path, O_RDONLY | O_CLOEXEC));
	MUST_BE(listener >= 0);
	tell(1);
	if (!EXPECT(notif_recv(listener, &notif)))
		return;
	EXPECT_EQ(notif.pid, cell_pid());
	if (sabotaged())
		MUST(notif_continue(listener, notif.id));
	else
		EXPECT_GE(notif_addfd(listener, (struct seccomp_notif_addfd){ .id = notif.id,
							.srcfd = (uint32_t)file,
							.flags = SECCOMP_ADDFD_FLAG_SEND }),
			0);
	await(1);
}
