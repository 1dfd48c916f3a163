/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: an ID of the outer namespace shown raw, by one of the calls only. */
PROBE(
	.claim = "Owners without a mapping show as the overflow IDs in every form of stat",
	.source = "user_namespaces(7), Unmapped user and group IDs",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the namespace maps the owner to the same number" },
)
{
	static const char *const names[] = { "stat", "fstat", "lstat", "fstatat", "statx" };
	const char *file = fmt("%s/file", scratch());
	uid_t uid = (uid_t)file_number("/proc/sys/kernel/overflowuid");
	gid_t gid = (gid_t)file_number("/proc/sys/kernel/overflowgid");

	make_file(file, "", 0644);
	MUST(chown(file, 3000, 3001));
	int fd = MUST(open(file, O_RDONLY | O_CLOEXEC));
	const char *map = sabotaged() ? "0 0 10\n3000 3000 2" : "0 0 10\n3000 5000 2";
	IN_USERNS(0, map, map) {
		for (size_t i = 0; i < 5; i++) {
			struct stat st = { 0 };
			struct statx x = { 0 };
			row("%s", names[i]);
			if (i < 4)
				MUST(i == 0	 ? stat(file, &st)
					: i == 1 ? fstat(fd, &st)
					: i == 2 ? lstat(file, &st)
						 : fstatat(AT_FDCWD, file, &st, 0));
			else
				MUST(statx(AT_FDCWD, file, 0, STATX_UID | STATX_GID, &x));
			EXPECT_EQ(i < 4 ? st.st_uid : x.stx_uid, uid);
			EXPECT_EQ(i < 4 ? st.st_gid : x.stx_gid, gid);
		}
	}
	struct stat st;
	MUST(stat(file, &st));
	EXPECT_EQ(st.st_uid, 3000); /* control */
}
