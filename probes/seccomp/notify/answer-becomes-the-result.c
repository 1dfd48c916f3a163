/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: the value cut to 32 bits, the sign of the error mixed up, error and value
 * swapped. */
PROBE(
	.claim = "The answer's value is the call's result, and its negative error the call's errno",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_SEND",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the call is let go on" },
)
{
	static const struct {
		const char *name;
		int error;
		int64_t value;
		long result;
		int errnum;
	} rows[] = { { "zero", 0, 0, 0, 0 }, { "one", 0, 1, 1, 0 },
		{ "more than an int", 0, 1ll << 40, 1l << 40, 0 },
		{ "EPERM", -EPERM, 0, -1, EPERM },
		{ "EXDEV beside a value", -EXDEV, 77, -1, EXDEV },
		{ "the largest errno", -4095, 0, -1, 4095 },
		{ "a negative value", 0, -EMLINK, -1, EMLINK } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seccomp_notif notif;
		struct target t = target_spawn(SYS_getpgid, 0, 0);
		if (t.pid == 0) {
			row("%s", rows[i].name);
			errno = 0;
			EXPECT_EQ(syscall(SYS_getpgid, 0), rows[i].result);
			EXPECT_EQ(errno, rows[i].errnum);
			EXPECT_OK(syscall(SYS_getsid, 0)); /* control */
			probe_exit(0);
		}
		MUST_BE(notif_recv(t.listener, &notif));
		if (sabotaged())
			MUST(notif_continue(t.listener, notif.id));
		else
			EXPECT_OK(notif_send(t.listener, notif.id, rows[i].error, rows[i].value));
		EXPECT_EXIT(child_wait(t.pid), 0);
	}
}
