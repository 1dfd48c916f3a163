/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/vfs.h>

#include "runtime.h"

/* Runtime bug it catches: a destination resolved with the host's root, and not the container's. */
static void look(void)
{
	const char *path = (const char *)shared_words();
	struct statfs fs;

	if (EXPECT_OK(statfs(path, &fs)))
		EXPECT_EQ(fs.f_files, 77);
}

PROBE(.claim = "A mount whose destination leads through an absolute link lands inside the "
	       "container's root",
	.source = "CVE-2021-30465; CVE-2019-16884; runtime-spec config.md, Mounts, destination",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "a directory in place of the link" }, .steps = { { "look", look } }, )
{
	const char *outside = strdup(fmt("%s/outside", scratch()));
	const char *bundle = bundle_new("bulkhead-one", "look",
		fmt("{\"mounts\":[{\"destination\":\"/"
		    "proc\",\"type\":\"proc\",\"source\":\"proc\"},"
		    "{\"destination\":\"/"
		    "dev\",\"type\":\"tmpfs\",\"source\":\"tmpfs\",\"options\":[\"mode=755\"]},"
		    "{\"destination\":\"/home/link/"
		    "in\",\"type\":\"tmpfs\",\"source\":\"x\",\"options\":[\"nr_inodes=77\"]},"
		    "{\"destination\":\"/"
		    "bulkhead-probes\",\"type\":\"bind\",\"source\":\"%s\",\"options\":[\"bind\","
		    "\"ro\"]},"
		    "{\"destination\":\"/record\",\"type\":\"bind\",\"source\":\"%s/"
		    "record\",\"options\":[\"bind\",\"rw\"]}]}",
			probe_image(), scratch()));

	make_dir(outside);
	make_dir(fmt("%s/in", outside));
	snprintf((char *)shared_words(), 400, "%s/in", outside);
	/* The same path inside: not every runtime makes what a link leads to. */
	char *inside = strdup(fmt("%s/rootfs%s/in", scratch(), outside));
	for (char *p = inside + strlen(scratch()) + strlen("/rootfs/"); *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		make_dir(inside);
		*p = '/';
	}
	make_dir(inside);
	if (sabotaged())
		make_dir(fmt("%s/rootfs/home/link", scratch()));
	else
		MUST(symlink(outside, fmt("%s/rootfs/home/link", scratch())));
	if (!EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one", bundle), 0))
		note("%.400s", runtime_said());
	EXPECT_EQ(access(fmt("%s/in/made-inside", outside), F_OK), -1);
	EXPECT_OK(access(outside, F_OK)); /* control */
}
