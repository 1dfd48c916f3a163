/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oracle.h"

/* Kernel bug it catches: a transition rule lost at load, or taken for another class. */
PROBE(.claim = "For 1,000 random pairs and classes the label of a new object is that libsepol "
	       "computes",
	.source = "security_compute_create(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the kernel is asked about another source" }, .timeout_ms = 30000)
{
	unsigned int differ = 0, ruled = 0;

	oracle_begin();
	for (int i = 0; i < 1000; i++) {
		struct question q = oracle_question();
		sepol_security_id_t sid;
		sepol_security_context_t want;
		size_t size;
		/* The kernel gives a socket its maker's context; libsepol (3.4) knows nothing of that. */
		if (strstr(q.class_name, "socket"))
			continue;
		/* Few classes have rules: half of the questions are about these. */
		if (i % 2)
			oracle_class(&q, i % 4 == 1 ? "process" : "file");
		MUST_BE(sepol_transition_sid(
				q.ssid, q.tsid, (sepol_security_class_t)q.tclass, &sid) == 0);
		MUST_BE(sepol_sid_to_context(sid, &want, &size) == 0);
		const char *got = selinuxfs_ask("create",
			fmt("%s %s %u", sabotaged() ? "system_u:system_r:kernel_t:s0" : q.source,
				q.target, q.tclass));
		ruled += strcmp(want, q.source) != 0 && strcmp(want, q.target) != 0;
		/* A context that is not valid in the policy is refused, by both in their way. */
		if (got ? strcmp(got, want) != 0 : errno != EINVAL) {
			if (differ++ < 5)
				note("%s %s %s: libsepol %s, kernel %s", q.source, q.target,
					q.class_name, want, got ? got : "refuses");
		}
		free(want);
	}
	EXPECT_GE(ruled, 20); /* control: some answers were neither the source nor the target */
	EXPECT_EQ(differ, 0);
}
