/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_compare.h"

/* Kernel bug it catches: registers clobbered by the evaluation of a filter. */
PROBE(
	.claim = "The arguments reach the call unchanged after any number of filters",
	.source = "seccomp(2), Filters",
	.needs = { "seccomp.filter" },
	.sabotage = { .twin = "the last argument is another" },
)
{
	int ends[2];
	char text[32] = "0123456789abcdef";

	for (int i = 0; i < 16; i++)
		filter_add(PROGRAM(LOAD_LOW(5), BPF_STMT(BPF_MISC | BPF_TAX, 0), LOAD_HIGH(0),
			BPF_STMT(BPF_ST, 15), RETURN(i % 2 ? SECCOMP_RET_LOG : ALLOW)));
	const char *path = fmt("%s/file", scratch());
	make_file(path, text, 0600);
	int from = MUST(open(path, O_RDONLY | O_CLOEXEC));
	MUST(pipe2(ends, O_CLOEXEC));
	loff_t offset = 4;
	/* splice: six arguments that all count */
	EXPECT_EQ(syscall(SYS_splice, from, &offset, ends[1], NULL, sabotaged() ? 9ul : 8ul, 1), 8);
	EXPECT_EQ(offset, 12);
	memset(text, 0, sizeof(text));
	EXPECT_EQ(read(ends[0], text, sizeof(text)), 8);
	EXPECT_STR(text, "456789ab");
}
