/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_swap.h"

/* Kernel bugs it catches: the limit not enforced or off by pages; its event not counted or raised. */
static void look(void)
{
	const long long size = 12 << 20, limit = (2 << 20) + 5 * 4096;
	const char *top = cg_new(cg2(), "top");
	struct gate hold = gate_new();

	EXPECT_EQ(cg_key(top, "memory.swap.events", "max"), 0); /* control */
	if (!sabotaged())
		MUST(cg_write(top, "memory.swap.max", fmt("%lld", limit)));
	int events = event_open(top, "memory.swap.events");
	pid_t pid = swapping_in(top, size, size / 2, &hold);
	row("up to the limit and not above");
	EXPECT_GE(swapped(top), limit / 2);
	EXPECT_LE(swapped(top), limit);
	row("what is over stays in memory");
	EXPECT_GE(cg_number(top, "memory.current"), size - limit);
	row("counted");
	EXPECT_GE(cg_key(top, "memory.swap.events", "max"), 1);
	EXPECT_GE(cg_key(top, "memory.swap.events", "fail"), 1);
	row("a poller is woken");
	EXPECT(event_wait(events));
	release(&hold, pid);
}

PROBE(.claim = "A group puts no more into swap than memory.swap.max and counts max and fail in "
	       "swap.events",
	.source = "cgroup-v2.rst, Memory Interface Files, memory.swap.max, memory.swap.events",
	.needs = { "cgroup2.memory", "module.zram", "root" },
	.sabotage = { .twin = "the limit stays max" }, .exclusive = true, )
{
	with_swap(look);
}
