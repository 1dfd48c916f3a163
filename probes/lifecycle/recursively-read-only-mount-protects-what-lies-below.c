/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: rro applied to the topmost mount only, where a tree was bound. */
static void write_below(void)
{
	EXPECT_ERRNO(open("/tree/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0644), EROFS);
	EXPECT_ERRNO(open("/tree/below/new", O_WRONLY | O_CREAT | O_CLOEXEC, 0644), EROFS);
	EXPECT_STR(file_text("/tree/below/there"), "text"); /* control */
	shared_words()[0] = 1;
}

PROBE(.claim = "A tree bound with rro is read-only in the mounts below its top too",
	.source = "runtime-spec config.md, Mounts, Linux mount options, rro; mount_setattr(2)",
	.needs = { "root", "syscall.mount_setattr" }, .cell = { .driven = true },
	.sabotage = { .twin = "the option is ro, which is of the topmost mount alone" },
	.steps = { { "write_below", write_below } }, )
{
	const char *tree = strdup(fmt("%s/tree", scratch()));

	oci_knows_mount_option("rro");
	make_dir(tree);
	MUST(mount("tmpfs", tree, "tmpfs", 0, NULL));
	make_dir(fmt("%s/below", tree));
	MUST(mount("tmpfs", fmt("%s/below", tree), "tmpfs", 0, NULL));
	make_file(fmt("%s/below/there", tree), "text", 0644);
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "write_below",
				  fmt("{\"@mounts\":[{\"destination\":\"/tree\",\"type\":\"bind\","
				      "\"source\":\"%s\",\"options\":[\"rbind\",\"%s\"]}]}",
					  tree, sabotaged() ? "ro" : "rro"))),
		0);
	EXPECT_EQ(shared_words()[0], 1);
}
