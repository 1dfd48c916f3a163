/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "probe.h"

/* Runtime bug it catches: a value cut at a space or at the second equals sign. */
PROBE(.claim = "The variables of process.env reach a cell's program unchanged, in their order",
	.source = "runtime-spec config.md, Process, env; environ(7)", .needs = { "root" },
	.cell = { .env = { "BULKHEAD_A=two words = \"x\" \xc3\xa4\n", "BULKHEAD_B=" } },
	.sabotage = { .env = { "BULKHEAD_A=two words", "BULKHEAD_B=" } }, )
{
	char **first = NULL, **second = NULL;

	for (char **e = environ; *e; e++) {
		first = strncmp(*e, "BULKHEAD_A=", 11) == 0 ? e : first;
		second = strncmp(*e, "BULKHEAD_B=", 11) == 0 ? e : second;
	}
	EXPECT(first && second && first < second);
	EXPECT_STR(getenv("BULKHEAD_A"), "two words = \"x\" \xc3\xa4\n");
	EXPECT_STR(getenv("BULKHEAD_B"), "");
	EXPECT(getenv("BULKHEAD_C") == NULL); /* control: what is not there is not there */
}
