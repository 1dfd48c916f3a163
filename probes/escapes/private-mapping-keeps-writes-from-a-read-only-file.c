/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "probe.h"

/* Kernel bug it catches: a forced write through /proc/self/mem that reaches the page cache. */
PROBE(.claim = "A write by /proc/self/mem to a private mapping of a read-only file leaves the file "
	       "alone",
	.source = "CVE-2016-5195; mmap(2), MAP_PRIVATE; proc(5), /proc/pid/mem",
	.needs = { "root" }, .cell = { .plain = true },
	.sabotage = { .twin = "the mapping is shared and its descriptor writable" }, )
{
	int fd = MUST(
		open("/tmp/file", (sabotaged() ? O_RDWR : O_RDONLY) | O_CREAT | O_CLOEXEC, 0444));
	char text[16];

	make_file("/tmp/file", "original", 0444);
	void *map = MUST_PTR(mmap(NULL, 8, PROT_READ | (sabotaged() ? PROT_WRITE : 0),
		sabotaged() ? MAP_SHARED : MAP_PRIVATE, fd, 0));
	int mem = MUST(open("/proc/self/mem", O_RDWR | O_CLOEXEC));
	if (pwrite(mem, "CHANGED!", 8, (off_t)(uintptr_t)map) == 8)
		EXPECT(memcmp(map, "CHANGED!", 8) == 0); /* control: its own copy */
	MUST(read_file("/tmp/file", text, sizeof(text)));
	EXPECT_STR(text, "original");
}
