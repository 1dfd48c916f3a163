/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: the sorted arrays of a long map searched wrongly, or one of the two
 * directions not translated to the kernel's IDs (CVE-2018-18955). */
PROBE(
	.claim = "A nested map of more than five lines translates every range, in both directions",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the outer map is the identity" },
)
{
	/* In neither order, so that both arrays must be sorted. */
	static const char map[] = "50 10 2\n0 60 2\n20 40 2\n10 0 2\n40 20 2\n30 50 2\n60 30 2";
	static const unsigned int above[] = { 50, 0, 20, 10, 40, 30, 60 },
				  below[] = { 10, 60, 40, 0, 20, 50, 30 };
	const char *outer = sabotaged() ? "0 0 1000" : "0 100000 1000";
	const char *dir = strdup(fmt("%s/dir", scratch()));
	struct stat st;

	make_dir(dir);
	MUST(chmod(dir, 0777));
	make_file(fmt("%s/host", dir), "", 0600);
	IN_USERNS(0, outer, outer) {
		become_inner_root();
		IN_USERNS(0, map, map) {
			row("shown inside");
			EXPECT_EQ(getuid(), 10);
			MUST(setresgid(0, 0, 0));
			MUST(setresuid(0, 0, 0));
			for (unsigned int i = 0; i < 14; i++) {
				const char *file = fmt("%s/%u", dir, i);
				make_file(file, "", 0600);
				MUST(chown(file, above[i / 2] + i % 2, above[i / 2] + i % 2));
				MUST(stat(file, &st));
				EXPECT_EQ(st.st_uid, above[i / 2] + i % 2);
			}
			row("a file of the host's root");
			MUST(stat(fmt("%s/host", dir), &st));
			EXPECT_EQ(st.st_uid, file_number("/proc/sys/kernel/overflowuid"));
			EXPECT_ERRNO(open(fmt("%s/host", dir), O_RDWR | O_CLOEXEC), EACCES);
		}
	}
	row("shown outside");
	for (unsigned int i = 0; i < 14; i++) {
		MUST(stat(fmt("%s/%u", dir, i), &st));
		EXPECT_EQ(st.st_uid, 100000 + below[i / 2] + i % 2);
		EXPECT_EQ(st.st_gid, 100000 + below[i / 2] + i % 2);
	}
}
