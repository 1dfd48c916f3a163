/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: the target's own PID told to a supervisor in another namespace. */
PROBE(
	.claim = "pid in a notification is the target's ID in the PID namespace of the receiver",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV; pid_namespaces(7)",
	.needs = { "root", "ns.pid", "seccomp.user_notif" },
	.sabotage = { .twin = "the target tells its own ID, which is used instead" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, CLONE_NEWPID);

	if (t.pid == 0)
		probe_exit(syscall(SYS_getpgid, syscall(SYS_getpid)) == 4711 ? 7 : 8);
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_EQ(notif.data.args[0], 1); /* control: what it is in its own */
	EXPECT_EQ(sabotaged() ? (uint32_t)notif.data.args[0] : notif.pid, t.pid);
	MUST(notif_send(t.listener, notif.id, 0, 4711));
	EXPECT_EXIT(child_wait(t.pid), 7);
}
