/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bugs it catches: the sum not taken over inherited filters; another errno. */
PROBE(
	.claim = "Filters of more than 32768 instructions together are refused with ENOMEM",
	.source = "seccomp(2), ERRORS",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the filters are of one instruction each" },
)
{
	static struct sock_filter code[BPF_MAXINSNS];
	struct sock_fprog program = { .filter = code, .len = sabotaged() ? 1 : BPF_MAXINSNS };
	int loaded = 0;

	for (size_t i = 0; i < BPF_MAXINSNS; i++)
		code[i] = (struct sock_filter)RETURN(ALLOW);
	no_new_privs();
	while (loaded < 8 && filter_try(0, program) == 0)
		loaded++;
	/* Eight times 4096, and four more for each filter that is there already, are too many. */
	EXPECT_LE(loaded, 7);
	EXPECT_GE(loaded, 2); /* control */
	EXPECT_ERRNO(filter_try(0, program), ENOMEM);
	IN_CHILD(0)
	EXPECT_ERRNO(filter_try(0, program), ENOMEM);
}
