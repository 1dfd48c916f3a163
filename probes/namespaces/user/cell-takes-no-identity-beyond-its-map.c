/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <grp.h>

#include "_user.h"

/* Kernel bug it catches: the border of the map off by one, or an ID taken raw. */
PROBE(
	.claim = "A cell becomes the last mapped user and group and none beyond: EINVAL",
	.source = "user_namespaces(7), Interaction with system calls that change process UIDs or GIDs",
	.needs = { "root", "userns" },
	.cell = { .add = NS_USER },
	.sabotage = { .plain = true },
)
{
	gid_t beyond[] = { 65536 }, last[] = { 65535 };

	EXPECT_ERRNO(setresuid(65536, -1u, -1u), EINVAL);
	EXPECT_ERRNO(setresgid(65536, -1u, -1u), EINVAL);
	EXPECT_ERRNO(setresuid(CELL_ROOT, -1u, -1u), EINVAL);
	EXPECT_ERRNO(setgroups(1, beyond), EINVAL);
	EXPECT_OK(setgroups(1, last)); /* control */
	EXPECT_OK(setresgid(65535, 65535, 65535));
	EXPECT_OK(setresuid(65535, 65535, 65535));
}
