/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: the process left in the runtime's own group in one hierarchy. */
static void watch(void);

PROBE(.claim = "A cell's program is in the group that cgroupsPath names, in every hierarchy with "
	       "limits",
	.source = "runtime-spec config-linux.md, Cgroups path", .needs = { "root" },
	.cell = { .plain = true },
	.sabotage = { .twin = "the groups of the outside are looked at" }, .outside = watch, )
{
	tell(1);
	await(1);
	IN_CHILD(0)
	EXPECT_GE(getpid(), 1); /* control: children too */
}

static void watch(void)
{
	static const char *const names[] = { "", "pids", "memory", "cpu", "cpuset", "devices",
		"freezer" };

	await(1);
	const char *text = file_text(fmt("/proc/%d/cgroup", sabotaged() ? getpid() : cell_pid()));
	for (size_t i = 0; i < 7; i++) {
		const char *group = cell_cgroup(names[i]);
		if (!group || (!names[i][0] && cell_cgroup("pids")))
			continue;
		row("%s", names[i][0] ? names[i] : "v2");
		const char *base = strstr(group, "/bulkhead");
		EXPECT(base && strstr(text, base) != NULL);
	}
	tell(1);
}
