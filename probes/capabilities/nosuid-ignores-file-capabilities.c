/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_sets.h"

/* Kernel bug it catches: MS_NOSUID heeded for the mode bits and not for capabilities. */
static void check(void)
{
	EXPECT_EQ(sets_now().permitted, shared_words()[0]);
	EXPECT_EQ(geteuid(), 1000);
}

PROBE(
	.claim = "On a mount with nosuid exec ignores set-user-ID bits and file capabilities",
	.source = "capabilities(7), Transformation of capabilities during execve(); execve(2)",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.steps = { { "check", check } },
	.sabotage = { .twin = "the mount has no nosuid" },
)
{
	const char *dir = suid_dir(), *path = strdup(fmt("%s/program", dir));

	exec_file(path, 0755);
	MUST(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
	for (int i = 0; i < 3; i++) {
		row("%s", i == 0   ? "capabilities without nosuid"
			  : i == 1 ? "capabilities"
				   : "set-user-ID");
		if (i == 2)
			MUST(chmod(path, 04755));
		if (i > 0 && !sabotaged())
			MUST(mount(NULL, dir, NULL, MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV,
				NULL));
		shared_words()[0] = i == 0 ? BIT(CAP_CHOWN) : 0; /* control: the first row */
		IN_CHILD(0) {
			become(1000, 1000);
			exec_copy(path, "check");
			broken("exec: %m");
		}
	}
}
