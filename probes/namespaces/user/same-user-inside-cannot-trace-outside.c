/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/ptrace.h>

#include "_user.h"

/* Kernel bug it catches: equal user IDs taken as enough, so that a process which left its rights
 * behind takes hold of one that kept them. */
PROBE(
	.claim = "A process in a child user namespace cannot trace its own user's processes in the parent",
	.source = "ptrace(2), Ptrace access mode checking",
	.needs = { "root", "userns" },
	.sabotage = { .twin = "the tracer stays in the parent" },
)
{
	IN_CHILD(0) {
		become(1000, 1000);
		pid_t outside = spawn(0);
		if (outside == 0)
			for (;;)
				pause();
		pid_t inside = hold_userns(0, NULL, NULL);
		row("from the parent into the child");
		EXPECT_OK(ptrace(PTRACE_SEIZE, inside, NULL, NULL)); /* control */
		let_go(inside);
		IN_CHILD(sabotaged() ? 0 : CLONE_NEWUSER) {
			row("from the child into the parent");
			EXPECT_ERRNO(ptrace(PTRACE_SEIZE, outside, NULL, NULL), EPERM);
			EXPECT_ERRNO(
				open(fmt("/proc/%d/mem", outside), O_RDWR | O_CLOEXEC), EACCES);
		}
		let_go(outside);
	}
}
