/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: a write to a file that only tells taken, or a read of one that only acts. */
PROBE(
	.claim = "Files that only tell refuse writes, and cgroup.kill refuses reads, with EINVAL even for root",
	.source = "cgroup-v2.rst, Core Interface Files",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "each is used the other way round" },
)
{
	static const char *const files[] = { "cgroup.controllers", "cgroup.events", "cgroup.stat" };
	const char *top = cg_new(cg2(), "top");
	char buf[256];

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		row("%s", files[i]);
		EXPECT_OK(read_file(fmt("%s/%s", top, files[i]), buf, sizeof(buf))); /* control */
		if (sabotaged())
			EXPECT_ERRNO(read_file(fmt("%s/%s", top, files[i]), buf, 9), EINVAL);
		else
			EXPECT_ERRNO(cg_write(top, files[i], "0"), EINVAL);
	}
	row("cgroup.kill");
	EXPECT_OK(cg_write(top, "cgroup.kill", "1")); /* control */
	EXPECT_ERRNO(read_file(fmt("%s/cgroup.kill", top), buf, sizeof(buf)), EINVAL);
}
