/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: one limit of several written, or the old one kept beside the new. */
static void program(void)
{
	tell(1);
	await(9);
}

static long long limit(const char *controller, const char *v1, const char *v2)
{
	const char *group = cg1(controller);

	if (group)
		return cg_number(fmt("%s/bulkhead-one", group), v1);
	return cg_number(fmt("%s/bulkhead-one", cg2()), v2);
}

PROBE(.claim = "update changes memory, pids and cpu limits of a running container, each exactly",
	.source = "runc-update(8); runtime-spec config-linux.md, Memory, PIDs, CPU",
	.needs = { "root" },
	.cell = { .driven = true, .cgroup = { "memory.max=83886080", "pids.max=40" } },
	.sabotage = { .twin = "update is given other values" },
	.steps = { { "program", program } }, )
{
	const char *file = strdup(fmt("%s/resources", scratch()));

	make_file(file,
		fmt("{\"memory\":{\"limit\":%d},\"pids\":{\"limit\":41}}",
			sabotaged() ? 71303168 : 75497472),
		0644);
	oci_create("bulkhead-one", bundle_new("bulkhead-one", "program", NULL));
	EXPECT_EQ(runtime_run("start bulkhead-one"), 0);
	await(1);
	row("before");
	EXPECT_EQ(limit("memory", "memory.limit_in_bytes", "memory.max"), 83886080); /* control */
	EXPECT_EQ(limit("pids", "pids.max", "pids.max"), 40);
	row("after");
	EXPECT_EQ(runtime_run("update --resources %s bulkhead-one", file), 0);
	EXPECT_EQ(limit("memory", "memory.limit_in_bytes", "memory.max"), 75497472);
	EXPECT_EQ(limit("pids", "pids.max", "pids.max"), 41);
	tell(9);
}
