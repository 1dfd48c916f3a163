/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: a set-user-ID program of an unmapped user honoured in a namespace. */
static void check(void)
{
	EXPECT_EQ(geteuid(), shared_words()[0]);
	EXPECT_EQ(sets_now().permitted != 0, shared_words()[0] == 0);
}

PROBE(
	.claim = "In a user namespace set-user-ID counts for mapped owners only, and gives full "
		"sets there",
	.source = "capabilities(7), Per-user-namespace \"set-user-ID-root\" programs; "
		"user_namespaces(7)",
	.needs = { "root", "userns", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the set-user-ID bit is not set" },
)
{
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	for (int mapped = 0; mapped < 2; mapped++) {
		row(mapped ? "owned by the namespace's root" : "owned by the host's root");
		MUST(chown(path, mapped ? 100000 : 0, mapped ? 100000 : 0));
		MUST(chmod(path, sabotaged() ? 0755 : 04755));
		shared_words()[0] = mapped ? 0 : 1000; /* control: one row each way */
		IN_USERNS(CLONE_NEWNS, "0 100000 2000", "0 100000 2000") {
			become(1000, 1000);
			/* nosuid is what mounts of another namespace look like; this one is a copy. */
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
