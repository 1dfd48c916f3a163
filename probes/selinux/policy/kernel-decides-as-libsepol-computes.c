/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oracle.h"

PROBE(.claim = "For 2,500 random pairs and classes the kernel allows and audits what libsepol "
	       "computes",
	.source = "security_compute_av(3)", .needs = { "selinux", "root" },
	.sabotage = { .twin = "the kernel is asked about another target" }, .timeout_ms = 30000)
{
	unsigned int differ = 0, some = 0;

	oracle_begin();
	for (int i = 0; i < 2500; i++) {
		struct question q = oracle_question();
		struct sepol_av_decision want = { 0 };
		unsigned int allowed, decided, auditallow, auditdeny;
		MUST_BE(sepol_compute_av(
				q.ssid, q.tsid, (sepol_security_class_t)q.tclass, 0, &want) == 0);
		const char *got = selinuxfs_ask("access",
			fmt("%s %s %u", q.source,
				sabotaged() ? "system_u:object_r:unlabeled_t:s0" : q.target,
				q.tclass));
		MUST_BE(got && sscanf(got, "%x %x %x %x", &allowed, &decided, &auditallow,
				       &auditdeny) == 4);
		some += allowed != 0 && allowed != decided;
		if (allowed == want.allowed && auditallow == want.auditallow &&
			auditdeny == want.auditdeny)
			continue;
		if (differ++ < 5)
			note("%s %s %s: libsepol %x, kernel %x", q.source, q.target, q.class_name,
				want.allowed, allowed);
	}
	EXPECT_EQ(differ, 0);
	EXPECT_GE(some, 20); /* control: vectors that are neither empty nor full were among them */
}
