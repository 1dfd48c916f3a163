/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: a filter kept with the memory instead of the thread. */
static char stack[16384] __attribute__((aligned(16)));

static int body(void *unused)
{
	(void)unused;
	filter_on(NR_MARK, DENY(EXDEV));
	return syscall(NR_MARK) == -1 && errno == EXDEV ? 7 : 8;
}

PROBE(
	.claim = "A process with CLONE_VM that loads a filter does not bind the one it shares "
		"memory with",
	.source = "seccomp(2), SECCOMP_SET_MODE_FILTER; clone(2), CLONE_VM",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the parent loads the filter too" },
)
{
	pid_t pid =
		MUST(clone(body, stack + sizeof(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, NULL));

	EXPECT_EXIT(child_wait(pid), 7); /* control */
	if (sabotaged())
		body(NULL);
	EXPECT_OK(syscall(NR_MARK));
}
