/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_pressure.h"

/* Kernel bugs it catches: no wake-up, none at the ancestor, or one for somebody else's stall. */
PROBE(.claim = "A trigger raises POLLPRI when its group or a descendant stalls and not for a "
	       "sibling's",
	.source = "Documentation/accounting/psi.rst, Monitoring for pressure thresholds, Cgroup2 "
		  "interface",
	.needs = { PRESSURE_NEEDS }, .sabotage = { .twin = "the sibling stalls" },
	.timeout_ms = 20000, )
{
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low"),
		   *side = cg_new(top, "side");
	const char *const groups[] = { low, top, side };
	int fd[3];

	for (int i = 0; i < 3; i++)
		fd[i] = MUST(pressure_trigger(groups[i], "cpu.pressure", pressure_little()));
	EXPECT(!fd_wait(fd[0], POLLPRI, 0)); /* control: nothing has happened yet */
	struct pressure_pair pair = pressure_begin(sabotaged() ? side : low);
	row("the group");
	EXPECT(event_wait(fd[0]));
	row("its parent");
	EXPECT(event_wait(fd[1]));
	row("a sibling");
	EXPECT(!fd_wait(fd[2], POLLPRI, 0));
	pressure_end(&pair);
}
