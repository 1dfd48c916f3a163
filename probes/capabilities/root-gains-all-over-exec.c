/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bugs it catches: root's exec not bounded, or not granting; only one of the two IDs. */
static const struct row {
	const char *name;
	uid_t real, effective;
	bool permitted, in_effect;
} rows[] = {
	{ "real and effective root", 0, 0, true, true },
	{ "effective root alone", 1000, 0, true, true },
	{ "real root alone", 0, 1000, true, false },
	{ "neither", 1000, 1000, false, false },
};

static void check(void)
{
	const struct row *r = &rows[shared_words()[0]];
	struct sets now = sets_now();
	uint64_t all = now.bounding;

	EXPECT_EQ(now.permitted, r->permitted ? all : 0);
	EXPECT_EQ(now.effective, r->in_effect ? all : 0);
}

PROBE(
	.claim = "exec gives root the bounding set: permitted by real or effective ID, effective "
		"by the latter",
	.source = "capabilities(7), Capabilities and execution of programs by root",
	.needs = { "root", "cap.SETPCAP" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "SECBIT_NOROOT is set" },
)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		IN_CHILD(0) {
			shared_words()[0] = i;
			MUST(prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0));
			if (sabotaged())
				MUST(prctl(PR_SET_SECUREBITS, SECBIT_NOROOT, 0, 0, 0));
			MUST(set_uids(rows[i].real, rows[i].effective, rows[i].effective));
			MUST(prctl(PR_SET_DUMPABLE, 1));
			exec_self("check");
		}
	}
}
