/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: a read from the page cache counted as I/O, or the fill not counted. */
PROBE(
	.claim = "A buffered read counts in io.stat when it fills the page cache and not when it hits it",
	.source = "cgroup-v2.rst, IO Interface Files, io.stat",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the cache is dropped in between" },
)
{
	const char *device = disk_new(1 << 20), *a = cg_new(cg2(), "a"), *b = cg_new(cg2(), "b");
	const char *number = device_number(device);

	for (int i = 0; i < 2; i++) {
		pid_t pid = spawn_in(i ? b : a, 0);
		if (pid == 0) {
			static char block[1 << 16];
			int fd = MUST(open(device, O_RDONLY | O_CLOEXEC));
			if (sabotaged())
				MUST_BE(posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED) == 0);
			MUST_BE(read(fd, block, sizeof(block)) == sizeof(block));
			probe_exit(0);
		}
		EXPECT_EXIT(child_wait(pid), 0);
	}
	row("the one who filled the cache");
	EXPECT_GE(disk_stat(a, number, "rbytes"), 1 << 16); /* control */
	row("the one who found it there");
	EXPECT_EQ(disk_stat(b, number, "rbytes"), 0);
}
