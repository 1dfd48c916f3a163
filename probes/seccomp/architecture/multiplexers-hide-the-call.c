/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_abi.h"

/* Kernel bug it catches: a multiplexed call that the filter is not asked about at all. */
PROBE(
	.claim = "socketcall and ipc by int 0x80 show the multiplexer's number and the call as "
		"argument",
	.source = "seccomp(2), Filters; socketcall(2); ipc(2)",
	.needs = { "root", "seccomp.filter", "ia32", "ns.ipc" },
	.sabotage = { .twin = "the filter names another sub-call" },
)
{
	static const struct {
		const char *name;
		long nr, call, other;
	} rows[] = { { "socketcall", I386_SOCKETCALL, 1, 17 }, { "ipc", I386_IPC, 13, 2 } };

	for (int i = 0; i < 2; i++) {
		IN_CHILD(CLONE_NEWIPC) { /* what the control makes goes with it */
			long other = rows[i].other, call = sabotaged() ? other : rows[i].call;
			row("%s", rows[i].name);
			filter_add(PROGRAM(LOAD_ARCH, IF_EQ(AUDIT_ARCH_I386, 0, 5), LOAD_NR,
				IF_EQ((uint32_t)rows[i].nr, 0, 3), LOAD_LOW(0),
				IF_EQ((uint32_t)call, 0, 1), RETURN(DENY(EXDEV)), RETURN(ALLOW)));
			EXPECT_ERRNO(int80(rows[i].nr, rows[i].call, 0, 0), EXDEV);
			errno = 0;
			EXPECT(int80(rows[i].nr, other, 0, 0) != -1 ||
				errno != EXDEV); /* control */
		}
	}
}
