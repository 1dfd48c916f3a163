/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "filter.h"

/* Kernel bugs it catches: the supervisor's limit applied, or none; the call answered in spite. */
PROBE(
	.claim = "ADDFD beyond the target's RLIMIT_NOFILE fails and leaves the call waiting",
	.source = "seccomp_unotify(2), SECCOMP_IOCTL_NOTIF_ADDFD, ERRORS; getrlimit(2)",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "the target's limit is not lowered" },
)
{
	static const struct {
		const char *name;
		uint32_t flags, newfd;
		int error;
	} rows[] = { { "no number is free", 0, 0, EMFILE },
		{ "no number is free, with SEND", SECCOMP_ADDFD_FLAG_SEND, 0, EMFILE },
		{ "a number beyond", SECCOMP_ADDFD_FLAG_SETFD, 500, EBADF } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seccomp_notif notif;
		row("%s", rows[i].name);
		struct target t = target_spawn(NR_MARK, 0, 0);
		if (t.pid == 0) {
			int lowest = MUST(dup(0));
			struct rlimit limit = { .rlim_cur = (rlim_t)lowest, .rlim_max = 512 };
			close(lowest);
			if (!sabotaged())
				MUST(setrlimit(RLIMIT_NOFILE, &limit));
			probe_exit((int)syscall(NR_MARK));
		}
		MUST_BE(notif_recv(t.listener, &notif));
		EXPECT_ERRNO(notif_addfd(t.listener, (struct seccomp_notif_addfd){ .id = notif.id,
							     .flags = rows[i].flags,
							     .newfd = rows[i].newfd }),
			rows[i].error);
		if (!sabotaged())
			EXPECT_OK(notif_valid(t.listener, notif.id)); /* control */
		notif_send(t.listener, notif.id, 0, 7);
		child_wait(t.pid);
		close(t.listener);
	}
}
