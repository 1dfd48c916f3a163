/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/fsuid.h>

#include "_sets.h"

/* Kernel bug it catches: files judged by the caller's ID in a set-user-ID program, or the saved ID
 * left behind. */
static void check(void)
{
	uid_t ids[3];
	gid_t groups[3];
	unsigned int set = (unsigned int)shared_words()[0];

	MUST(getresuid(&ids[0], &ids[1], &ids[2]));
	MUST(getresgid(&groups[0], &groups[1], &groups[2]));
	EXPECT_EQ(ids[0], 1000);
	EXPECT_EQ(ids[1], set & 1 ? 2000 : 1000);
	EXPECT_EQ(ids[2], set & 1 ? 2000 : 1000);
	EXPECT_EQ(setfsuid(-1u), set & 1 ? 2000 : 1000);
	EXPECT_EQ(groups[0], 1000);
	EXPECT_EQ(groups[1], set & 2 ? 3000 : 1000);
	EXPECT_EQ(groups[2], set & 2 ? 3000 : 1000);
	EXPECT_EQ(setfsgid(-1u), set & 2 ? 3000 : 1000);
}

PROBE(.claim = "A set-ID program starts with effective, saved and file-system ID of its file's "
	       "owner",
	.source = "execve(2), Effect on process attributes; credentials(7)",
	.needs = { "root", "cap.SYS_ADMIN", "cap.CHOWN" }, .steps = { { "check", check } },
	.sabotage = { .twin = "the mode bits are left out" }, )
{
	static const char *const names[] = { "neither", "user", "group", "both" };
	const char *path = strdup(fmt("%s/program", suid_dir()));

	exec_file(path, 0755);
	MUST(chown(path, 2000, 3000));
	for (unsigned int set = 0; set < 4; set++) {
		row("%s", names[set]); /* control: the first */
		MUST(chmod(path,
			sabotaged() ? 0755
				    : 0755 | (set & 1 ? S_ISUID : 0) | (set & 2 ? S_ISGID : 0)));
		shared_words()[0] = set;
		IN_CHILD(0)
		{
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
