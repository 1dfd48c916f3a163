/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a program that takes the stored owner's identity although the mount says
 * another. */
static void step_mapped(void)
{
	EXPECT_EQ(geteuid(), 2000);
	EXPECT_EQ(getegid(), 2000);
}

static void step_stored(void)
{
	EXPECT_EQ(geteuid(), 1000);
	EXPECT_EQ(getegid(), 1000);
}

static void step_unchanged(void)
{
	EXPECT_EQ(geteuid(), 3000);
	EXPECT_EQ(getegid(), 3000);
}

PROBE(.claim = "A set-ID program takes the identity that its ID-mapped mount shows, none when "
	       "unmapped",
	.source = "mount_setattr(2), ID-mapped mounts; execve(2), DESCRIPTION",
	.needs = { "root", "userns", "ns.mnt", "syscall.mount_setattr" },
	.sabotage = { .twin = "the mounts get no ID map" },
	.steps = { { "mapped", step_mapped }, { "stored", step_stored },
		{ "unchanged", step_unchanged } }, )
{
	const char *a = new_mappable("a"), *b = strdup(fmt("%s/b", scratch())),
		   *c = strdup(fmt("%s/c", scratch()));

	if (mount(NULL, a, NULL, MS_REMOUNT, "size=32m") < 0)
		skip(SKIP_KERNEL,
			"tmpfs takes no ID map here, and the ext2 that does is too small");
	exec_file(fmt("%s/program", a), 0755);
	MUST(chown(fmt("%s/program", a), 1000, 1000));
	MUST(chmod(fmt("%s/program", a), 06755));
	if (sabotaged()) {
		bind_to(a, b);
		bind_to(a, c);
	} else {
		idmap_to(a, b, "0 0 1\n1000 2000 1");
		idmap_to(a, c, "0 0 1");
	}
	const char *const dirs[] = { a, b, c }, *const steps[] = { "stored", "mapped",
		"unchanged" };
	for (int i = 0; i < 3; i++) {
		IN_CHILD(0)
		{
			become(3000, 3000);
			row("%s", steps[i]); /* the first is the control */
			exec_copy(fmt("%s/program", dirs[i]), steps[i]);
			broken("execve: %m");
		}
	}
}
