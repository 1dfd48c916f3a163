/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the reset of one reader seen by another, or not at all. */
PROBE(
	.claim = "A write to memory.peak resets what the same descriptor reads and nobody else's",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.peak",
	.needs = { "cgroup2.memory" },
	.sabotage = { .twin = "nothing is written" },
)
{
	const long long size = 16 << 20;
	const char *top = cg_new(cg2(), "top");
	char buf[64] = "";
	struct stat st;

	if (stat(fmt("%s/memory.peak", top), &st) < 0 || !(st.st_mode & S_IWUSR))
		skip(SKIP_KERNEL, "%s/memory.peak cannot be written", top);
	int fd = MUST(open(fmt("%s/memory.peak", top), O_RDWR | O_CLOEXEC));
	EXPECT_EXIT(touch_in(top, size), 0);
	EXPECT(EVENTUALLY(cg_number(top, "memory.current") < size / 2));
	if (!sabotaged())
		EXPECT_OK(write(fd, "reset", 5));
	row("the same descriptor");
	MUST(pread(fd, buf, sizeof(buf) - 1, 0));
	EXPECT_LE(strtoll(buf, NULL, 10), size / 2);
	row("another one");
	EXPECT_GE(cg_number(top, "memory.peak"), size); /* control */
	row("the same descriptor after new use");
	EXPECT_EXIT(touch_in(top, size / 2), 0);
	memset(buf, 0, sizeof(buf));
	MUST(pread(fd, buf, sizeof(buf) - 1, 0));
	EXPECT_GE(strtoll(buf, NULL, 10), size / 2);
	EXPECT_LE(strtoll(buf, NULL, 10), size - 1);
}
