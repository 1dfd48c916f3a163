/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_block.h"

/* Kernel bug it catches: force_empty that does nothing, or that takes from a sibling. */
static void fill(const char *group, const char *device)
{
	pid_t pid = spawn(0);

	if (pid == 0) {
		static char block[1 << 16];
		int fd = MUST(open(device, O_RDONLY | O_CLOEXEC));
		MUST(cg_enter(group, 0));
		for (int i = 0; i < 16; i++)
			MUST_BE(read(fd, block, sizeof(block)) == sizeof(block));
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}

PROBE(.claim = "Writing to memory.force_empty of a v1 group drops its page cache and not its "
	       "sibling's",
	.source = "Documentation/admin-guide/cgroup-v1/memory.rst, force_empty",
	.needs = { "cgroup1.memory", "module.loop", "root" },
	.sabotage = { .twin = "the sibling's is written" }, )
{
	const long long size = 1 << 20;
	const char *top = cg_new(cg1("memory"), "top"), *side = cg_new(cg1("memory"), "side");
	const char *one = block_new();

	fill(top, one);
	MUST(unlink(fmt("%s/disk", scratch())));
	fill(side, block_new());
	EXPECT_GE(cg_number(top, "memory.usage_in_bytes"), size); /* control */
	EXPECT_OK(cg_write(sabotaged() ? side : top, "memory.force_empty", "0"));
	row("the group");
	EXPECT_LE(cg_number(top, "memory.usage_in_bytes"), size / 2);
	row("a sibling");
	EXPECT_GE(cg_number(side, "memory.usage_in_bytes"), size);
}
