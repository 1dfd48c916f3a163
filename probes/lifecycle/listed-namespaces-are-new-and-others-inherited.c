/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a namespace made that is not listed, or one listed that is not made. */
#define TYPES "pid", "mnt", "ipc", "uts", "net", "user"

static void watch(void);

PROBE(.claim = "Each namespace in the list is new in a cell, and each that is not listed is the "
	       "caller's",
	.source = "runtime-spec config-linux.md, Namespaces", .needs = { "root" },
	.cell = { .plain = true }, .sabotage = { .share = NS_IPC | NS_UTS }, .outside = watch, )
{
	static const char *const types[] = { TYPES };

	await(1);
	for (size_t i = 0; i < 6; i++) {
		row("%s", types[i]);
		if (i < 4)
			EXPECT_NE(ns_inode(0, types[i]), shared_words()[i]);
		else
			EXPECT_EQ(ns_inode(0, types[i]), shared_words()[i]); /* control */
	}
	tell(1);
}

static void watch(void)
{
	static const char *const types[] = { TYPES };

	for (size_t i = 0; i < 6; i++)
		shared_words()[i] = ns_inode(0, types[i]);
	tell(1);
	await(1);
	row("known outside");
	EXPECT_NE(shared_words()[0], 0);
}
