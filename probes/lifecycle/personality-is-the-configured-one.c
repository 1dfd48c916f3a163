/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/personality.h>
#include <sys/utsname.h>

#include "_oci.h"

/* Runtime bug it catches: the domain read and not applied, or lost before the program runs. */
static void look(void)
{
	struct utsname name;

	MUST(uname(&name));
	EXPECT_STR(name.machine, "i686");
	EXPECT_EQ(personality(0xffffffff) & PER_MASK, PER_LINUX32);
	shared_words()[0] = 1;
}

PROBE(.claim = "With the personality LINUX32 the program is shown a 32-bit machine by uname",
	.source = "runtime-spec config-linux.md, Personality; personality(2)",
	.needs = { "root", "ia32" }, .cell = { .driven = true },
	.sabotage = { .twin = "the configuration has the personality LINUX" },
	.steps = { { "look", look } }, )
{
	oci_since(1, "linux.personality");
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "look",
				  fmt("{\"linux\":{\"personality\":{\"domain\":\"%s\"}}}",
					  sabotaged() ? "LINUX" : "LINUX32"))),
		0);
	EXPECT_EQ(shared_words()[0], 1); /* control */
}
