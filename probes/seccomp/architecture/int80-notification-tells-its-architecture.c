/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: a supervisor told the native ABI for a compat call. */
PROBE(
	.claim = "The notification of a call by int 0x80 has AUDIT_ARCH_I386 and the i386 number",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif", "ia32" },
	.sabotage = { .twin = "the call is made by syscall" },
)
{
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_NOBODY, 0, 0);

	if (t.pid == 0) {
		if (sabotaged())
			syscall(NR_NOBODY, 11, 22, 33);
		else
			int80(NR_NOBODY, 11, 22, 33);
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_EQ(notif.data.arch, AUDIT_ARCH_I386);
	EXPECT_EQ(notif.data.nr, NR_NOBODY); /* control */
	EXPECT_EQ(notif.data.args[0], 11);
	EXPECT_EQ(notif.data.args[1], 22);
	EXPECT_EQ(notif.data.args[2], 33);
	MUST(notif_send(t.listener, notif.id, -EXDEV, 0));
	EXPECT_EXIT(child_wait(t.pid), 0);
}
