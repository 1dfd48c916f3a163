/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a field of the notification missing or cut to 32 bits. */
PROBE(
	.claim = "A notification holds the caller's thread ID, the number, the ABI and six "
		"arguments",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_RECV",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target makes the call with other arguments" },
)
{
	static const long args[6] = { 1, -1, 1l << 32, (long)0x8000000000000000, 0x7fffffff,
		(long)0xdeadbeefcafef00d };
	struct seccomp_notif notif;
	struct target t = target_spawn(NR_NOBODY, 0, 0);

	if (t.pid == 0) {
		long d = sabotaged();
		syscall(NR_NOBODY, args[0] + d, args[1] + d, args[2] + d, args[3] + d, args[4] + d,
			args[5] + d);
		probe_exit(0);
	}
	MUST_BE(notif_recv(t.listener, &notif));
	EXPECT_EQ(notif.pid, t.pid); /* control */
	EXPECT_EQ(notif.flags, 0);
	EXPECT_EQ(notif.data.nr, NR_NOBODY);
	EXPECT_EQ(notif.data.arch, AUDIT_ARCH_X86_64);
	EXPECT_NE(notif.data.instruction_pointer, 0);
	for (int i = 0; i < 6; i++) {
		row("argument %c", 'a' + i);
		EXPECT_EQ(notif.data.args[i], args[i]);
	}
	MUST(notif_send(t.listener, notif.id, -EXDEV, 0));
	EXPECT_EXIT(child_wait(t.pid), 0);
}
