/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: a listener and a thread ID returned by one call; a killable wait asked
 * for without a listener. */
PROBE(
	.claim = "Flags that contradict each other are refused with EINVAL and load nothing",
	.source = "seccomp(2), ERRORS; seccomp_unotify(2), Overview",
	.needs = { "seccomp.user_notif" },
	.sabotage = { .twin = "each combination gets the flag that makes it whole" },
)
{
	static const struct {
		const char *name;
		unsigned int flags, whole;
	} rows[] = {
		{ "TSYNC and NEW_LISTENER without TSYNC_ESRCH",
			SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_NEW_LISTENER,
			SECCOMP_FILTER_FLAG_TSYNC_ESRCH },
		{ "WAIT_KILLABLE_RECV without NEW_LISTENER", SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV,
			SECCOMP_FILTER_FLAG_NEW_LISTENER },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		IN_CHILD(0) {
			row("%s", rows[i].name);
			no_new_privs();
			EXPECT_ERRNO(filter_try(rows[i].flags | (sabotaged() ? rows[i].whole : 0),
					     PROGRAM(RETURN(ALLOW))),
				EINVAL);
			EXPECT_STR(status_field(0, "Seccomp"), "0");
		}
		IN_CHILD(0) {
			no_new_privs(); /* control: whole, it is accepted */
			EXPECT_OK(
				filter_try(rows[i].flags | rows[i].whole, PROGRAM(RETURN(ALLOW))));
		}
	}
}
