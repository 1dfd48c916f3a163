/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: events of one resource shown without it, or a write taken. */
PROBE(
	.claim = "misc.events and misc.current list no resource that misc.capacity lacks; they refuse writes",
	.source = "cgroup-v2.rst, Misc Interface Files, misc.events, misc.current",
	.needs = { "cgroup2.misc" },
	.sabotage = { .twin = "the files are only read" },
)
{
	static const char *const files[] = { "misc.current", "misc.events" };
	const char *top = cg_new(cg2(), "top");

	for (int i = 0; i < 2; i++) {
		row("%s", files[i]);
		if (access(fmt("%s/%s", top, files[i]), F_OK) != 0) {
			row_skip(SKIP_KERNEL, "%s does not exist", files[i]);
			continue;
		}
		EXPECT(strstr(cg_read(top, files[i]), "bulkhead") == NULL); /* control */
		EXPECT_ERRNO(sabotaged() ? 0 : cg_write(top, files[i], "0"), EINVAL);
	}
}
