/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an ID valid after its call has ended, or never. */
PROBE(
	.claim = "A notification's ID is valid until its call is answered, then ENOENT",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ID_VALID",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the call is not answered" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(notif_recv(t.listener, &notif));
	row("while it waits");
	EXPECT_OK(notif_valid(t.listener, notif.id)); /* control */
	row("an ID never given");
	EXPECT_ERRNO(notif_valid(t.listener, notif.id + 1), ENOENT);
	EXPECT_ERRNO(notif_valid(t.listener, ~notif.id), ENOENT);
	row("after the answer");
	if (!sabotaged())
		MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_ERRNO(notif_valid(t.listener, notif.id), ENOENT);
	if (sabotaged())
		notif_send(t.listener, notif.id, 0, 7);
	EXPECT_EXIT(child_wait(t.pid), 7);
}
