/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_user.h"

/* Kernel bug it catches: identity lost or gained while no map is written. */
PROBE(
	.claim = "A process in a namespace without maps still has its own user's rights to files, not more",
	.source = "user_namespaces(7), Accessing files",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the process is the owner of both files" },
)
{
	const char *own = strdup(fmt("%s/own", scratch())),
		   *other = strdup(fmt("%s/other", scratch()));
	const char *dir = strdup(fmt("%s/dir", scratch()));
	struct stat st;

	make_file(own, "", 0600);
	make_file(other, "", 0600);
	make_dir(dir);
	MUST(chown(own, 1000, 1000));
	MUST(chown(dir, 1000, 1000));
	MUST(chown(other, sabotaged() ? 1000 : 1001, 1000));
	IN_CHILD(0) {
		become(1000, 1000);
		MUST(unshare(CLONE_NEWUSER));
		EXPECT_OK(open(own, O_RDWR | O_CLOEXEC)); /* control */
		EXPECT_OK(chmod(own, 0640));
		EXPECT_ERRNO(open(other, O_RDONLY | O_CLOEXEC), EACCES);
		EXPECT_ERRNO(chmod(other, 0666), EPERM);
		EXPECT_OK(open(fmt("%s/new", dir), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	}
	MUST(stat(fmt("%s/new", dir), &st));
	EXPECT_EQ(st.st_uid, 1000);
}
