/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "runtime.h"

/* Runtime bug it catches: the missing part of a destination made where a link leads on the host. */
static void nothing(void)
{
}

PROBE(.claim = "Directories and files that a mount needs are never made outside of the root",
	.source = "CVE-2024-45310; runtime-spec config.md, Mounts, destination",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the probe makes them itself" },
	.steps = { { "nothing", nothing } }, )
{
	const char *outside = strdup(fmt("%s/outside", scratch()));

	make_dir(outside);
	make_file(fmt("%s/file", scratch()), "x", 0644);
	make_dir(fmt("%s/rootfs", scratch()));
	MUST(symlink(outside, fmt("%s/rootfs/absolute", scratch())));
	MUST(symlink("../../../../../../../../../../..", fmt("%s/rootfs/upwards", scratch())));
	const char *bundle = bundle_new("bulkhead-one", "nothing",
		fmt("{\"@mounts\":[{\"destination\":\"/absolute/made/dir\",\"type\":\"tmpfs\","
		    "\"source\":\"x\"},{\"destination\":\"/absolute/made-file\",\"type\":\"bind\","
		    "\"source\":\"%s/file\",\"options\":[\"bind\"]},{\"destination\":\"/upwards%s/"
		    "by-dots\",\"type\":\"tmpfs\",\"source\":\"x\"}]}",
			scratch(), outside));

	/* Refused or made inside, either is right. */
	int code = runtime_run("create --bundle %s bulkhead-one", bundle);
	if (sabotaged())
		make_dir(fmt("%s/made", outside));
	row("through an absolute link");
	EXPECT_ERRNO(access(fmt("%s/made", outside), F_OK), ENOENT);
	EXPECT_ERRNO(access(fmt("%s/made-file", outside), F_OK), ENOENT);
	row("through a link of dots");
	EXPECT_ERRNO(access(fmt("%s/by-dots", outside), F_OK), ENOENT);
	row("the place itself");
	EXPECT_OK(access(outside, F_OK)); /* control */
	note("create ended with %d", code);
}
