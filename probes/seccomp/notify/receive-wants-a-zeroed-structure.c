/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the check for zeros dropped, which forbids later extensions. */
PROBE(
	.claim = "Receiving into a structure with a nonzero field fails with EINVAL and takes "
		"nothing",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the structure is zeroed" },
)
{
	struct seccomp_notif notif = { 0 };
	struct target t = target_spawn(NR_MARK, 0, 0);

	if (t.pid == 0)
		probe_exit((int)syscall(NR_MARK));
	MUST_BE(fd_wait(t.listener, 1, -1));
	for (size_t i = 0; i < sizeof(notif); i += sizeof(uint32_t)) {
		memset(&notif, 0, sizeof(notif));
		if (!sabotaged())
			((uint32_t *)&notif)[i / 4] = 1;
		if (!EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_RECV, &notif), EINVAL))
			break;
	}
	if (!sabotaged())
		MUST_BE(notif_recv(t.listener, &notif)); /* control: it is still there */
	MUST(notif_send(t.listener, notif.id, 0, 7));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
