/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: the words before a bad one take effect. */
PROBE(
	.claim = "A write to cgroup.subtree_control with one bad word changes nothing",
	.source = "cgroup-v2.rst, Core Interface Files, cgroup.subtree_control",
	.needs = { "cgroup2.pids", "cgroup2.memory" },
	.sabotage = { .twin = "the bad word is left out" },
)
{
	static const struct {
		const char *name, *value, *good;
		int error;
	} cases[] = {
		{ "an unknown controller", "-pids +nothing", "-pids", EINVAL },
		{ "no sign", "-pids memory", "-pids", EINVAL },
		{ "a sign alone", "-pids +", "-pids", EINVAL },
		{ "one that the parent lacks", "-pids +memory", "-pids", ENOENT },
	};
	const char *top = cg_new(cg2(), "top"), *low = cg_new(top, "low");

	MUST(cg_write(top, "cgroup.subtree_control", "+pids"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		row("%s", cases[i].name);
		MUST(cg_write(low, "cgroup.subtree_control", "+pids"));
		EXPECT_ERRNO(cg_write(low, "cgroup.subtree_control",
				     sabotaged() ? cases[i].good : cases[i].value),
			cases[i].error);
		EXPECT_STR(cg_read(low, "cgroup.subtree_control"), "pids");
	}
	row("good words only");
	EXPECT_OK(cg_write(low, "cgroup.subtree_control", "-pids")); /* control */
	EXPECT_STR(cg_read(low, "cgroup.subtree_control"), "");
}
