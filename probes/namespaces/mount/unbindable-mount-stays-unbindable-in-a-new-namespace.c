/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_mount.h"

/* Kernel bug it catches: a copied mount that can be bound although its original cannot. */
PROBE(
	.claim = "An unbindable mount is unbindable in a new mount namespace too",
	.source = "sharedsubtree.rst, Clone semantics",
	.needs = { "root", "ns.mnt" },
	.sabotage = { .twin = "the mount is private" },
)
{
	const char *a = new_tmpfs("a"), *to = new_dir(scratch(), "to");

	if (!sabotaged())
		make_kind(a, "unbindable");
	for (int way = 0; way < 2; way++) {
		IN_CHILD(way ? 0 : CLONE_NEWNS) {
			if (way)
				MUST(unshare(CLONE_NEWNS));
			row("by %s", way ? "unshare" : "clone");
			EXPECT_STR(propagation_of(a), "unbindable");
			EXPECT_ERRNO(mount(a, to, NULL, MS_BIND, NULL), EINVAL);
		}
	}
}
