/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/bpf_common.h>

#include "filter.h"

/* Kernel bug it catches: off by one at BPF_MAXINSNS or at zero. */
PROBE(
	.claim = "A program has 1 to 4096 instructions; 0 and 4097 are refused with EINVAL",
	.source = "seccomp(2), ERRORS",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the lengths are one inside the limits" },
)
{
	static struct sock_filter code[BPF_MAXINSNS + 1];
	struct sock_fprog program = { .filter = code };

	for (size_t i = 0; i <= BPF_MAXINSNS; i++)
		code[i] = (struct sock_filter)RETURN(ALLOW);
	IN_CHILD(0) {
		no_new_privs();
		row("none");
		program.len = sabotaged() ? 1 : 0;
		EXPECT_ERRNO(filter_try(0, program), EINVAL);
		row("one more than the most");
		program.len = sabotaged() ? BPF_MAXINSNS : BPF_MAXINSNS + 1;
		EXPECT_ERRNO(filter_try(0, program), EINVAL);
		row("one");
		program.len = 1;
		EXPECT_OK(filter_try(0, program)); /* control */
		row("the most");
		program.len = BPF_MAXINSNS;
		EXPECT_OK(filter_try(0, program)); /* control */
	}
}
