/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: another errno for what is no process, or a kernel thread moved. */
static const struct {
	const char *name, *value;
	int error;
} cases[] = {
	{ "no such process", "2147483646", ESRCH },
	{ "a negative number", "-1", EINVAL },
	{ "a word", "self", EINVAL },
	{ "nothing", "\n", EINVAL },
	{ "two numbers", "0 0", EINVAL },
};

PROBE(
	.claim = "cgroup.procs refuses what names no process: ESRCH for unused numbers, EINVAL otherwise",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.procs",
	.needs = { "cgroup2" },
	.sabotage = { .twin = "0, the writer itself, is written" },
)
{
	const char *top = cg_new(cg2(), "top");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		EXPECT_ERRNO(cg_write(top, "cgroup.procs", sabotaged() ? "0" : cases[i].value),
			cases[i].error);
	}
	row("the writer itself");
	IN_CHILD(0) {
		EXPECT_OK(cg_write(top, "cgroup.procs", "0")); /* control */
		EXPECT(lists_number(cg_read(top, "cgroup.procs"), getpid()));
	}
}
