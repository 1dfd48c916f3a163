/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an unknown flag, a stray number or an unknown open flag let through. */
PROBE(
	.claim = "ADDFD refuses unknown flags, newfd without SETFD, odd newfd_flags and a closed "
		"srcfd",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, ERRORS",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "each row is made valid" },
)
{
	static const struct {
		const char *name;
		struct seccomp_notif_addfd addfd;
		int error;
	} rows[] = { { "unknown flag", { .flags = 1u << 2 }, EINVAL },
		{ "unknown high flag", { .flags = 1u << 31 | SECCOMP_ADDFD_FLAG_SETFD }, EINVAL },
		{ "newfd without SETFD", { .newfd = 50 }, EINVAL },
		{ "newfd_flags O_NONBLOCK", { .newfd_flags = O_NONBLOCK }, EINVAL },
		{ "newfd_flags O_CLOEXEC and more", { .newfd_flags = O_CLOEXEC | O_APPEND },
			EINVAL },
		{ "srcfd closed", { .srcfd = 900 }, EBADF },
		{ "srcfd negative", { .srcfd = -1u }, EBADF } };
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(notif_recv(t.listener, &notif));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seccomp_notif_addfd addfd = rows[i].addfd;
		row("%s", rows[i].name);
		if (sabotaged())
			memset(&addfd, 0, sizeof(addfd));
		addfd.id = notif.id;
		EXPECT_ERRNO(notif_addfd(t.listener, addfd), rows[i].error);
	}
	row("valid");
	EXPECT_OK(notif_addfd(
		t.listener, (struct seccomp_notif_addfd){ .id = notif.id })); /* control */
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
