/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_resources.h"

/* Runtime bug it catches: the range 10 to 1000 written to a file of 1 to 10000 as it is. */
static void nothing(void)
{
}

PROBE(.claim = "blockIO.weight of 10 to 1000 stands in the group, on v2 spread over io.weight's 1 "
	       "to 10000",
	.source = "runtime-spec config-linux.md, Block IO, weight; cgroup-v2.rst, io.weight",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the weight is left out" }, .steps = { { "nothing", nothing } }, )
{
	static const int weights[] = { 10, 1000 };
	const char *v1 = cg1("blkio");

	if (v1 && access(fmt("%s/blkio.weight", v1), F_OK) != 0 &&
		access(fmt("%s/blkio.bfq.weight", v1), F_OK) != 0)
		skip(SKIP_KERNEL, "%s has neither blkio.weight nor blkio.bfq.weight", v1);
	for (int i = 0; i < 2; i++) {
		const char *name = i ? "bulkhead-most" : "bulkhead-least";
		row("%s", name + strlen("bulkhead-"));
		if (resources_refused(name, "nothing",
			    sabotaged() ? "{}"
					: fmt("{\"blockIO\":{\"weight\":%d}}", weights[i]))) {
			if (v1 && access(fmt("%s/blkio.weight", v1), F_OK) != 0)
				skip(SKIP_DRIVER, "no blkio.weight: %.200s", runtime_said());
			broken("create: %.400s", runtime_said());
		}
		const char *group = resources_group(name, v1 ? "blkio" : "io");
		if (v1) {
			bool plain = access(fmt("%s/blkio.weight", group), F_OK) == 0;
			EXPECT_EQ(cg_number(group, plain ? "blkio.weight" : "blkio.bfq.weight"),
				weights[i]);
			continue;
		}
		long long bfq = access(fmt("%s/io.bfq.weight", group), F_OK) == 0
					? cg_key(group, "io.bfq.weight", "default")
					: -1;
		long long plain = access(fmt("%s/io.weight", group), F_OK) == 0
					  ? cg_key(group, "io.weight", "default")
					  : -1;
		note("io.bfq.weight %lld, io.weight %lld", bfq, plain);
		EXPECT(bfq == weights[i] || plain == (i ? 10000 : 1));
		EXPECT_GE(bfq + plain, 0); /* control */
	}
}
