/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_group.h"

/* Kernel bug it catches: cgroup.type or cgroup.freeze writable by anyone. */
PROBE(
	.claim = "cgroup.type and cgroup.freeze of a delegated group stay its owner's: EACCES, its children's not",
	.source = "cgroup-v2.rst, Delegation, Model of Delegation",
	.needs = { "cgroup2", "root" },
	.sabotage = { .twin = "both files are given away" },
)
{
	static const char *const files[] = { "cgroup.type", "cgroup.freeze" };
	const char *top = cg_new(cg2(), "top");

	delegate_to(top, NOBODY_UID);
	for (int i = 0; i < 2 && sabotaged(); i++)
		MUST(chown(fmt("%s/%s", top, files[i]), NOBODY_UID, NOBODY_UID));
	IN_CHILD(0) {
		become(NOBODY_UID, NOBODY_UID);
		row("the type of the delegated group");
		EXPECT_ERRNO(open(fmt("%s/cgroup.type", top), O_WRONLY | O_CLOEXEC), EACCES);
		row("the freezer of the delegated group");
		EXPECT_ERRNO(cg_write(top, "cgroup.freeze", "0"), EACCES);
		row("those of an own child group");
		const char *low = cg_new(top, "low");
		EXPECT_OK(cg_write(low, "cgroup.freeze", "1")); /* control */
		EXPECT_OK(cg_write(low, "cgroup.freeze", "0"));
	}
}
