/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/resource.h>

#include "_group.h"

/* Kernel bug it catches: mlock(2)ed pages not accounted as unevictable in the group. */
PROBE(.claim = "Pages locked by mlock(2) count as unevictable in memory.stat of their group and "
	       "above",
	.source = "cgroup-v2.rst, Memory, memory.stat, unevictable", .needs = { "cgroup2.memory" },
	.sabotage = { .twin = "the pages are not locked" }, )
{
	const long long size = 2 << 20;
	const char *top = cg_new(cg2(), "top");
	pid_t pid = spawn_in(top, 0);

	if (pid == 0) {
		char *p = touched(size);
		struct rlimit limit;
		MUST(getrlimit(RLIMIT_MEMLOCK, &limit));
		if (!have_cap(14 /* CAP_IPC_LOCK */) && limit.rlim_cur < (rlim_t)size)
			skip(SKIP_PRIVILEGE, "RLIMIT_MEMLOCK is %llu",
				(unsigned long long)limit.rlim_cur);
		if (!sabotaged())
			MUST(mlock(p, size));
		EXPECT(stat_reaches(top, "unevictable", size));
		MUST(munlock(p, size));
		EXPECT(EVENTUALLY(cg_key(top, "memory.stat", "unevictable") == 0)); /* control */
		probe_exit(0);
	}
	EXPECT_EXIT(child_wait(pid), 0);
}
