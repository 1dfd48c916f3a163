/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: an effective ID without a mapping taken, or one of user and group not
 * asked for. */
static void step_changed(void)
{
	EXPECT_EQ(geteuid(), 5);
	EXPECT_EQ(getegid(), 5);
}

static void step_unchanged(void)
{
	EXPECT_EQ(geteuid(), 1);
	EXPECT_EQ(getegid(), 1);
}

PROBE(
	.claim = "A set-ID program whose owner or group is not mapped runs without change of identity",
	.source = "user_namespaces(7), Set-user-ID and set-group-ID programs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the file's owner and group are mapped" },
	.steps = { { "changed", step_changed }, { "unchanged", step_unchanged } },
)
{
	static const struct {
		const char *name;
		uid_t uid;
		gid_t gid;
		const char *step;
	} cases[] = { { "both mapped", 100005, 100005, "changed" },
		{ "user not mapped", 5000, 100005, "unchanged" },
		{ "group not mapped", 100005, 5000, "unchanged" },
		{ "none mapped", 0, 0, "unchanged" } };
	const char *dir = fmt("%s/suid", scratch()), *file = fmt("%s/suid/program", scratch());

	/* The scratch itself is nosuid. */
	make_dir(dir);
	MUST(mount("suid", dir, "tmpfs", 0, "mode=755"));
	exec_file(file, 0755);
	for (size_t i = 0; i < 4; i++) {
		MUST(chown(file, cases[sabotaged() ? 0 : i].uid, cases[sabotaged() ? 0 : i].gid));
		MUST(chmod(file, 06755));
		IN_USERNS(0, "0 100000 10", "0 100000 10") {
			MUST(setresgid(1, 1, 1));
			MUST(setresuid(1, 1, 1));
			row("%s", cases[i].name);
			exec_copy(file, cases[i].step);
			broken("execve: %m");
		}
	}
}
