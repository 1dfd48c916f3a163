/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/capability.h>

#include "_user.h"

/* Kernel bug it catches: the creator's capability not remembered, or that of the new namespace,
 * which holds them all, taken in its place. */
PROBE(
	.claim = "A process maps its own namespace to the parent's root only if it had CAP_SETFCAP there",
	.source = "user_namespaces(7), Defining user and group ID mappings",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the creator keeps CAP_SETFCAP" },
)
{
	IN_CHILD(0) {
		row("with CAP_SETFCAP");
		MUST(unshare(CLONE_NEWUSER));
		EXPECT_OK(write_proc(0, "uid_map", "0 0 1")); /* control */
	}
	for (int way = 0; way < 2; way++) {
		IN_CHILD(0) {
			if (!sabotaged())
				drop_cap(CAP_SETFCAP);
			row("without it, by %s", way ? "clone" : "unshare");
			if (way == 0)
				MUST(unshare(CLONE_NEWUSER));
			IN_CHILD(way ? CLONE_NEWUSER : 0) {
				MUST_BE(have_cap(CAP_SETFCAP)); /* in the new one */
				EXPECT_ERRNO(write_proc(0, "uid_map", "0 0 1"), EPERM);
			}
		}
	}
}
