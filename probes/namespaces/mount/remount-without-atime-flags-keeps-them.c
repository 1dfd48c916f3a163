/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a remount that resets access-time flags to the default, which locked
 * mounts would then not allow. */
PROBE(
	.claim = "A remount that names no access-time flag keeps the mount's",
	.source = "mount(2), Remounting an existing mount",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the remount names another access-time flag" },
)
{
	static const struct {
		const char *name;
		unsigned long flags;
	} modes[] = { { "noatime", MS_NOATIME }, { "nodiratime", MS_NODIRATIME | MS_STRICTATIME },
		{ "strictatime", MS_STRICTATIME } };

	for (size_t i = 0; i < 3; i++) {
		const char *a = new_tmpfs(fmt("a%zu", i));
		MUST(mount(NULL, a, NULL, MS_REMOUNT | MS_BIND | modes[i].flags, NULL));
		MUST(mount(NULL, a, NULL,
			MS_REMOUNT | MS_BIND | MS_NOEXEC | (sabotaged() ? MS_RELATIME : 0), NULL));
		row("%s", modes[i].name);
		EXPECT_EQ(has_option(a, "noexec"), true); /* control */
		EXPECT_EQ(has_option(a, "relatime"), false);
		if (i < 2)
			EXPECT_EQ(has_option(a, modes[i].name), true);
	}
}
