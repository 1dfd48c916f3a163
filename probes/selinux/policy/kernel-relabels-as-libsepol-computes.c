/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oracle.h"

PROBE(.claim = "For random pairs and classes relabel and member decisions agree with libsepol",
	.source = "security_compute_relabel(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the kernel is asked about another source" }, .timeout_ms = 30000)
{
	static const char *const files[] = { "relabel", "member" };
	unsigned int differ = 0, asked = 0;

	oracle_begin();
	for (int i = 0; i < 1000; i++) {
		struct question q = oracle_question();
		/* The kernel gives a socket its maker's context; libsepol (3.4) knows nothing of that. */
		if (strstr(q.class_name, "socket"))
			continue;
		asked++;
		sepol_security_id_t sid;
		sepol_security_context_t want;
		size_t size;
		MUST_BE((i % 2 ? sepol_member_sid : sepol_change_sid)(
				q.ssid, q.tsid, (sepol_security_class_t)q.tclass, &sid) == 0);
		MUST_BE(sepol_sid_to_context(sid, &want, &size) == 0);
		const char *got = selinuxfs_ask(files[i % 2],
			fmt("%s %s %u", sabotaged() ? "system_u:system_r:kernel_t:s0" : q.source,
				q.target, q.tclass));
		/* A context that is not valid in the policy is refused, by both in their way. */
		if (got ? strcmp(got, want) != 0 : errno != EINVAL) {
			if (differ++ < 5)
				note("%s %s %s: libsepol %s, kernel %s", q.source, q.target,
					q.class_name, want, got ? got : "refuses");
		}
		free(want);
	}
	EXPECT_GE(asked, 100); /* control */
	EXPECT_EQ(differ, 0);
}
