/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: an unknown flag of SET_FLAGS accepted. */
PROBE(
	.claim = "SECCOMP_IOCTL_NOTIF_SET_FLAGS takes the sync wake-up flag and refuses others: "
		"EINVAL",
	.source = "kernel include/uapi/linux/seccomp.h, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the flag is the known one" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0)
		probe_exit(syscall(SYS_getpgid, 0) == 4711 ? 7 : 8);
	if (ioctl(t.listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, 0ul) < 0)
		skip(SKIP_KERNEL, "SECCOMP_IOCTL_NOTIF_SET_FLAGS: %s", strerrorname_np(errno));
	row("unknown flag");
	EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS,
			     sabotaged() ? SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP : 1ul << 1),
		EINVAL);
	row("sync wake-up");
	EXPECT_OK(ioctl(
		t.listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP));
	row("asking and answering with it");
	EXPECT(notif_recv(t.listener, &notif)); /* control */
	EXPECT_OK(notif_send(t.listener, notif.id, 0, 4711));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
