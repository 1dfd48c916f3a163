/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a mode that updates when it ought not to, or never. */
static bool updated(const char *path, bool directory)
{
	struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 900 } };
	struct stat st;
	char byte;

	MUST(utimensat(AT_FDCWD, path, old, 0));
	int fd = MUST(open(path, O_RDONLY | O_CLOEXEC));
	if (directory) {
		char entries[1024];
		MUST(syscall(SYS_getdents64, fd, entries, sizeof(entries)));
	} else {
		MUST(read(fd, &byte, 1));
	}
	close(fd);
	MUST(stat(path, &st));
	return st.st_atime != 1000;
}

PROBE(
	.claim = "noatime, nodiratime, relatime and strictatime decide which reads update access times",
	.source = "mount(2), MS_NOATIME, MS_NODIRATIME, MS_RELATIME, MS_STRICTATIME",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "every mount is noatime" },
)
{
	/* The access time is later than the modification, but more than a day old: relatime updates it. */
	static const struct {
		const char *name;
		unsigned long flags;
		bool file, directory;
	} modes[] = { { "noatime", MS_NOATIME, false, false },
		{ "nodiratime", MS_NODIRATIME | MS_STRICTATIME, true, false },
		{ "strictatime", MS_STRICTATIME, true, true },
		{ "relatime", MS_RELATIME, true, true } };

	for (size_t i = 0; i < 4; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i)), *dir = new_dir(a, "dir");
		make_file(fmt("%s/file", a), "text", 0644);
		make_file(fmt("%s/inner", dir), "text", 0644);
		MUST(mount(NULL, a, NULL,
			MS_REMOUNT | MS_BIND | (sabotaged() ? MS_NOATIME : modes[i].flags), NULL));
		row("%s", modes[i].name);
		EXPECT_EQ(updated(fmt("%s/file", a), false), modes[i].file);
		EXPECT_EQ(updated(dir, true), modes[i].directory);
	}
}
