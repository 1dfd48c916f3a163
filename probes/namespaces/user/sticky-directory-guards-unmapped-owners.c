/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: CAP_FOWNER in any user namespace removing files of others from /tmp. */
PROBE(
	.claim = "In a sticky directory, CAP_FOWNER of a user namespace removes mapped users' files only",
	.source = "user_namespaces(7), Operation of file-related capabilities; unlink(2), ERRORS",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the directory is not sticky" },
)
{
	const char *dir = fmt("%s/sticky", scratch());

	make_dir(dir);
	MUST(chmod(dir, sabotaged() ? 0777 : 01777));
	make_file(fmt("%s/mapped", dir), "", 0644);
	make_file(fmt("%s/foreign", dir), "", 0644);
	MUST(chown(fmt("%s/mapped", dir), 100005, 100005));
	IN_USERNS(0, "0 100000 10", "0 100000 10") {
		become_inner_root();
		EXPECT_ERRNO(rename(fmt("%s/foreign", dir), fmt("%s/other", dir)), EPERM);
		EXPECT_ERRNO(unlink(fmt("%s/foreign", dir)), EPERM);
		EXPECT_OK(unlink(fmt("%s/mapped", dir))); /* control */
	}
}
