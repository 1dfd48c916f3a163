/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bugs it catches: any term of P'(permitted) = (P(inheritable) & F(inheritable)) |
 * (F(permitted) & P(bounding)) lost, or the effective bit misread; the upper word forgotten. */
#define A BIT(CAP_CHOWN)
#define B BIT(CAP_KILL)
#define C (BIT(CAP_SYS_ADMIN) | BIT(CAP_SYSLOG)) /* one in each word */

static const struct row {
	const char *name;
	uint64_t bounding, inheritable, file_permitted, file_inheritable;
	bool file_effective;
	uint64_t permitted, effective;
} rows[] = {
	{ "permitted alone", A | B | C, 0, A, 0, false, A, 0 },
	{ "permitted with the effective bit", A | B | C, 0, A | C, 0, true, A | C, A | C },
	{ "permitted within the bounding set", A | B, 0, A | C, 0, false, A, 0 },
	{ "inheritable on both sides", A | B | C, A | B, 0, B | C, false, B, 0 },
	{ "inheritable on both sides, effective", A | B | C, A | B, 0, B | C, true, B, B },
	{ "inheritable of the thread alone", A | B | C, A, 0, 0, true, 0, 0 },
	{ "inheritable of the file alone", A | B | C, 0, 0, A, true, 0, 0 },
	{ "inheritable is not bounded", A, B, 0, B, true, B, B },
	{ "both terms", A | B | C, B, A, B, true, A | B, A | B },
	{ "both terms, one bounded", A | B, B, A | C, B, false, A | B, 0 },
	{ "nothing", A | B | C, A | B | C, 0, 0, false, 0, 0 },
};

static void check(void)
{
	const struct row *r = &rows[shared_words()[0]];
	struct sets now = sets_now();

	EXPECT_EQ(now.permitted & (A | B | C), r->permitted);
	EXPECT_EQ(now.effective & (A | B | C), r->effective);
	EXPECT_EQ(now.inheritable & (A | B | C), r->inheritable);
}

PROBE(
	.claim = "File capabilities, the inheritable and the bounding set decide what exec grants",
	.source = "capabilities(7), Transformation of capabilities during execve()",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the file loses its capabilities before exec" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		row("%s", r->name);
		MUST(file_caps(
			path, 2, r->file_permitted, r->file_inheritable, r->file_effective, 0));
		if (sabotaged())
			MUST(file_caps(path, 0, 0, 0, false, 0));
		IN_CHILD(0) {
			shared_words()[0] = i;
			struct sets all = sets_now();
			all.inheritable = r->inheritable;
			MUST(sets_try(all));
			bounding_keep(r->bounding | BIT(CAP_SETPCAP));
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
