/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an answer or a descriptor accepted for a call nobody has looked at. */
PROBE(
	.claim = "Answering or adding to a notification that was not received fails with "
		"EINPROGRESS",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_SEND and SECCOMP_IOCTL_NOTIF_ADDFD, "
		"ERRORS",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the notification is received first" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		syscall(NR_MARK);
		probe_exit((int)syscall(NR_MARK));
	}
	MUST_BE(notif_recv(t.listener, &notif));
	uint64_t next = notif.id + 1; /* kernels count up from a random number */
	MUST(notif_send(t.listener, notif.id, 0, 0));
	MUST_BE(fd_wait(t.listener, 1, -1));
	if (sabotaged())
		MUST_BE(notif_recv(t.listener, &notif));
	row("adding a descriptor");
	errno = 0;
	int result = notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = next });
	if (result == -1 && errno == ENOENT)
		row_skip(SKIP_KERNEL, "IDs are not consecutive");
	else
		EXPECT(result == -1 && errno == EINPROGRESS);
	row("answering");
	errno = 0;
	result = notif_send(t.listener, next, 0, 8);
	if (result == -1 && errno == ENOENT)
		row_skip(SKIP_KERNEL, "IDs are not consecutive");
	else
		EXPECT(result == -1 && errno == EINPROGRESS);
	row("afterwards");
	if (!sabotaged() && EXPECT(notif_recv(t.listener, &notif))) { /* control */
		EXPECT_OK(notif_send(t.listener, notif.id, 0, 7));
		EXPECT_EXIT(child_wait(t.pid), 7);
	} else {
		EXPECT(sabotaged());
	}
}
