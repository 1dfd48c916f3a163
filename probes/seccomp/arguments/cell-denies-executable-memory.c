/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/mman.h>

#include "filter.h"

/* Kernel bug it catches: protections normalised before the filter; the sixth argument's offset. */
PROBE(
	.claim = "A cell's rules on protections deny writable and executable memory and nothing "
		"else",
	.source = "runtime-spec config-linux.md, Seccomp, args; mprotect(2)",
	.needs = { "root", "seccomp.filter" },
	.cell = {
		.seccomp = {
			.default_action = "SCMP_ACT_ALLOW",
			.rules = {
				{
					"mmap mprotect", "SCMP_ACT_ERRNO", EXDEV,
					{
						{
							2, "SCMP_CMP_MASKED_EQ",
							PROT_WRITE | PROT_EXEC,
							PROT_WRITE | PROT_EXEC,
						},
					},
				},
			},
		},
	},
	.sabotage = { .plain = true },
)
{
	void *page = MUST_PTR(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		-1, 0)); /* control */

	row("mprotect, both");
	EXPECT_ERRNO(mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC), EXDEV);
	row("mmap, both");
	EXPECT_ERRNO((intptr_t)mmap(NULL, 4096, PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
			     -1, 0),
		EXDEV);
	row("mprotect, executable alone");
	EXPECT_OK(mprotect(page, 4096, PROT_READ | PROT_EXEC)); /* control */
	row("mprotect, none");
	EXPECT_OK(mprotect(page, 4096, PROT_NONE)); /* control */
}
