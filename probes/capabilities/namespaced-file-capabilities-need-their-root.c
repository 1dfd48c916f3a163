/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bugs it catches: the root ID of a version 3 attribute not compared, or compared wrongly. */
static void check(void)
{
	EXPECT_EQ(sets_now().permitted, shared_words()[0]);
}

PROBE(
	.claim = "Version 3 file capabilities need their root ID to be root here or in an ancestor",
	.source = "capabilities(7), Namespaced file capabilities",
	.needs = { "root", "userns", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the attribute is of version 2, which counts everywhere" },
)
{
	static const struct {
		const char *name;
		uid_t root;
		bool granted;
	} rows[] = { { "the namespace's own root", 100000, true },
		{ "another root", 200000, false }, { "root of an ancestor", 0, true } };
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].name);
		MUST(file_caps(path, sabotaged() ? 2 : 3, BIT(CAP_CHOWN), 0, true, rows[i].root));
		shared_words()[0] =
			rows[i].granted ? BIT(CAP_CHOWN) : 0; /* control: the first row */
		IN_USERNS(CLONE_NEWNS, "0 100000 2000", "0 100000 2000") {
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
