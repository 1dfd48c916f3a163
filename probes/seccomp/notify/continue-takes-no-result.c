/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: CONTINUE beside an error or a value accepted. */
PROBE(
	.claim = "CONTINUE with an error or a value, and an unknown flag, are refused with EINVAL",
	.source = "seccomp_unotify(2), SECCOMP_USER_NOTIF_FLAG_CONTINUE",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the answer is a plain CONTINUE" },
)
{
	static const struct {
		const char *name;
		struct seccomp_notif_resp resp;
	} rows[] = {
		{ "with an error", { .error = -1, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE } },
		{ "with a value", { .val = 1, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE } },
		{ "an unknown flag", { .flags = 1u << 1 } },
		{ "CONTINUE and an unknown flag",
			{ .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE | 1u << 31 } },
	};
	struct seccomp_notif notif;
	struct target t = target_spawn(SYS_getpgid, 0, 0);

	if (t.pid == 0)
		probe_exit(syscall(SYS_getpgid, 0) == 4711 ? 7 : 8);
	MUST_BE(notif_recv(t.listener, &notif));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seccomp_notif_resp resp = rows[i].resp;
		row("%s", rows[i].name);
		if (sabotaged())
			resp = (struct seccomp_notif_resp){
				.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE
			};
		resp.id = notif.id;
		if (!EXPECT_ERRNO(ioctl(t.listener, SECCOMP_IOCTL_NOTIF_SEND, &resp), EINVAL))
			break;
		EXPECT_OK(notif_valid(t.listener, notif.id)); /* control: it still waits */
	}
	notif_send(t.listener, notif.id, 0, 4711);
	EXPECT_EXIT(child_wait(t.pid), 7);
}
