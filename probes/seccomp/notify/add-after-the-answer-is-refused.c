/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a descriptor slipped into a target whose call is over. */
PROBE(
	.claim = "ADDFD to a call that was answered fails and adds nothing",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, ERRORS",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the descriptor is added before the answer" },
)
{
	struct gate go = gate_new();
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0) {
		int lowest = MUST(dup(0));
		close(lowest);
		syscall(NR_MARK);
		gate_wait(&go);
		EXPECT_ERRNO(fcntl(lowest, F_GETFD), EBADF);
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	if (!sabotaged())
		MUST(notif_send(t.listener, notif.id, 0, 7));
	errno = 0;
	int fd = notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = notif.id });
	EXPECT(fd == -1 && (errno == EINPROGRESS || errno == ENOENT));
	if (sabotaged())
		MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_ERRNO(notif_valid(t.listener, notif.id), ENOENT); /* control */
	gate_post(&go);
	EXPECT_EXIT(child_wait(t.pid), 0);
}
