/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <dirent.h>

#include "probe.h"

/* Runtime bug it catches: a descriptor of the runtime or of its caller left open in the container. */
PROBE(.claim = "A cell's program has descriptors 0, 1 and 2 and no other of the outside",
	.source = "runtime-spec config.md, Process; open(2), O_CLOEXEC; CVE-2024-21626",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .twin = "one descriptor is opened before they are looked at" }, )
{
	DIR *dir = MUST_PTR(opendir("/proc/self/fd"));
	int standard = 0;

	/* The driver starts every runtime with a descriptor of its own left open. */
	if (sabotaged())
		MUST(fcntl(MUST(open("/", O_RDONLY | O_DIRECTORY)), F_DUPFD, 20));
	for (struct dirent *d; (d = readdir(dir));) {
		char target[256] = "";
		int fd = atoi(d->d_name);
		if (d->d_name[0] == '.' || fd == dirfd(dir))
			continue;
		if (readlinkat(dirfd(dir), d->d_name, target, sizeof(target) - 1) < 0)
			continue;
		standard += fd <= 2;
		/* This program's own. */
		if (fd > 2 && strcmp(target, "/record") != 0 &&
			strcmp(target, "/bulkhead-probes") != 0 && !strstr(target, ".gcda"))
			EXPECT_STR(target, "nothing of the outside");
	}
	EXPECT_EQ(standard, 3); /* control */
}
