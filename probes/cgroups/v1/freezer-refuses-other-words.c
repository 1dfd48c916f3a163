/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: FREEZING or a word in another case accepted. */
PROBE(
	.claim = "freezer.state takes FROZEN and THAWED only, else EINVAL, and the root has no freezer.state",
	.source = "Documentation/admin-guide/cgroup-v1/freezer-subsystem.rst",
	.needs = { "cgroup1.freezer" },
	.sabotage = { .twin = "THAWED is written in place of each refused word" },
)
{
	static const char *const bad[] = { "FREEZING", "frozen", "1", "FROZENX" };
	const char *top = cg_new(cg1("freezer"), "top");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		row("%s", bad[i]);
		EXPECT_ERRNO(cg_write(top, "freezer.state", sabotaged() ? "THAWED" : bad[i]), EINVAL);
		EXPECT_STR(cg_read(top, "freezer.state"), "THAWED");
	}
	row("the root");
	char root[4096];
	snprintf(root, sizeof(root), "%s", cg1("freezer"));
	while (access(fmt("%s/../tasks", root), F_OK) == 0)
		strcat(root, "/..");
	EXPECT_ERRNO(access(fmt("%s/freezer.state", root), F_OK), ENOENT);
	row("frozen and thawed");
	EXPECT_OK(cg_write(top, "freezer.state", "FROZEN")); /* control */
	EXPECT_OK(cg_write(top, "freezer.state", "THAWED"));
}
