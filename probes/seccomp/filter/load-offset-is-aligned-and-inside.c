/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

/* Kernel bug it catches: off by one in the bound of struct seccomp_data, or no alignment check. */
PROBE(
	.claim = "A load at offset 0 to 60 in steps of 4 is accepted; unaligned or beyond is "
		"EINVAL",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "offsets are rounded down into the structure" },
)
{
	IN_CHILD(0) {
		no_new_privs();
		for (uint32_t offset = 0; offset <= 72; offset++) {
			uint32_t used = sabotaged() ? offset % 64 & ~3u : offset;
			bool valid = offset % 4 == 0 && offset < sizeof(struct seccomp_data);
			struct sock_fprog program = PROGRAM(LOAD_AT(used), RETURN(ALLOW));
			if (valid)
				EXPECT_OK(filter_try(0, program)); /* control */
			else
				EXPECT_ERRNO(filter_try(0, program), EINVAL);
		}
	}
}
