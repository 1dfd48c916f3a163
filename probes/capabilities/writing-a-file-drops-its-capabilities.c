/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/xattr.h>

#include "_sets.h"

/* Kernel bug it catches: file capabilities that outlive a change of the file's content or owner. */
PROBE(
	.claim = "Writing, truncating and changing the owner of a file remove its capabilities",
	.source = "capabilities(7), File capabilities; chown(2)",
	.needs = { "root", "cap.SETFCAP", "cap.SYS_ADMIN" },
	.sabotage = { .twin = "the operation is only a read" },
)
{
	static const char *const names[] = { "write", "truncate", "owner", "append" };
	const char *path = strdup(fmt("%s/program", suid_dir()));
	char buf[32];

	make_file(path, "text", 0755);
	for (int i = 0; i < 4; i++) {
		int fd = MUST(open(path, O_RDWR | O_CLOEXEC | (i == 3 ? O_APPEND : 0)));
		row("%s", names[i]);
		MUST(file_caps(path, 2, BIT(CAP_CHOWN), 0, true, 0));
		EXPECT_EQ(
			getxattr(path, "security.capability", buf, sizeof(buf)), 20); /* control */
		if (sabotaged())
			MUST(read(fd, buf, 1));
		else if (i == 0 || i == 3)
			MUST(write(fd, "x", 1));
		else if (i == 1)
			MUST(ftruncate(fd, 2));
		else
			MUST(fchown(fd, 1000, 1000));
		EXPECT_ERRNO(getxattr(path, "security.capability", buf, sizeof(buf)), ENODATA);
		close(fd);
	}
}
