/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a level that shows what it ought to hide, the exempt group ignored, or
 * options shared by all instances of proc. */
PROBE(
	.claim = "proc's hidepid= and gid= decide per mount which processes an unprivileged user sees",
	.source = "proc(5), Mount options, hidepid",
	.needs = { "root", "ns.mnt", "ns.pid" },
	.sabotage = { .twin = "proc is mounted without options" },
)
{
	static const struct {
		const char *options;
		bool listed, readable; /* whether PID is found, and whether its files are */
	} cases[] = { { "hidepid=0", true, true }, { "hidepid=1", true, false },
		{ "hidepid=2", false, false }, { "hidepid=4", false, false },
		{ "hidepid=invisible", false, false }, { "hidepid=2,gid=7000", true, true } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *at = new_dir(scratch(), fmt("p%zu", i));
		row("%s", cases[i].options);
		if (mount("proc", at, "proc", 0, sabotaged() ? NULL : cases[i].options) < 0) {
			MUST_BE(errno == EINVAL && i >= 3);
			row_skip(SKIP_KERNEL, "mount proc with %s: EINVAL", cases[i].options);
			continue;
		}
		struct stat st;
		pid_t other = getppid() ? getpid() : 1; /* of root */
		IN_CHILD(0) {
			become(1000, i == 5 ? 7000 : 1000);
			EXPECT_EQ(stat(fmt("%s/%d", at, other), &st) == 0, cases[i].listed);
			EXPECT_EQ(access(fmt("%s/%d/status", at, other), R_OK) == 0,
				cases[i].readable);
			/* control: its own, and the mount without options */
			EXPECT_OK(access(fmt("%s/%d/status", at, getpid()), R_OK));
			EXPECT_OK(access(fmt("/proc/%d/status", other), R_OK));
		}
	}
}
