/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bug it catches: the peak falling with the usage, or the reset seen by everybody. */
static void look(void)
{
	const long long size = 8 << 20;
	const char *top = cg_new(cg2(), "top"), *path = strdup(fmt("%s/memory.swap.peak", top));
	struct gate hold = gate_new();
	struct stat st;
	char buf[32] = "";

	if (stat(path, &st) < 0)
		skip(SKIP_KERNEL, "%s does not exist", path);
	EXPECT_EQ(cg_number(top, "memory.swap.peak"), 0); /* control */
	pid_t pid = holding_in(top, size, &hold);
	if (!sabotaged())
		swap_out(top, size / 2);
	long long most = swapped(top);
	release(&hold, pid);
	row("stays when the usage falls");
	EXPECT(EVENTUALLY(swapped(top) <= SWAP_SLACK));
	EXPECT_GE(cg_number(top, "memory.swap.peak"), size / 4);
	EXPECT_GE(cg_number(top, "memory.swap.peak"), most);
	row("reset for one descriptor");
	if (!(st.st_mode & S_IWUSR)) {
		row_skip(SKIP_KERNEL, "%s cannot be written", path);
		return;
	}
	int fd = MUST(open(path, O_RDWR | O_CLOEXEC));
	EXPECT_OK(write(fd, "reset", 5));
	MUST(pread(fd, buf, sizeof(buf) - 1, 0));
	EXPECT_LE(strtoll(buf, NULL, 10), SWAP_SLACK);
	EXPECT_GE(cg_number(top, "memory.swap.peak"), most);
}

PROBE(.claim = "memory.swap.peak keeps the most a group had in swap; a write resets it for one "
	       "descriptor",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.peak",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "nothing is swapped out" }, .exclusive = true, )
{
	with_swap(look);
}
