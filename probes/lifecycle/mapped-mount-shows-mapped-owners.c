/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: mappings of a mount ignored, turned round, or given to its files on disk. */
static void look(void)
{
	struct stat st;

	MUST(stat("/mapped/file", &st));
	EXPECT_EQ(st.st_uid, 1005);
	EXPECT_EQ(st.st_gid, 2005);
	MUST(stat("/plain/file", &st));
	EXPECT_EQ(st.st_uid, 5); /* control */
	EXPECT_EQ(st.st_gid, 5);
	shared_words()[0] = 1;
}

PROBE(.claim = "A mount with id mappings shows mapped owners, and the files keep theirs",
	.source = "runtime-spec config.md, Mounts, uidMappings; mount_setattr(2), ID-mapped mounts",
	.needs = { "root", "ns.user", "syscall.mount_setattr" }, .cell = { .driven = true },
	.sabotage = { .twin = "the mount has no mappings" }, .steps = { { "look", look } }, )
{
	const char *tree = strdup(fmt("%s/tree", scratch()));
	struct stat st;

	oci_maps_mounts();
	make_dir(tree);
	MUST(mount("tmpfs", tree, "tmpfs", 0, NULL));
	make_file(fmt("%s/file", tree), "x", 0644);
	MUST(chown(fmt("%s/file", tree), 5, 5));
	const char *maps = sabotaged() ? ""
				       : "\"uidMappings\":[{\"containerID\":0,\"hostID\":1000,"
					 "\"size\":10}],\"gidMappings\":[{\"containerID\":0,"
					 "\"hostID\":2000,\"size\":10}],";
	int code = runtime_run("run --bundle %s bulkhead-one",
		bundle_new("bulkhead-one", "look",
			fmt("{\"@mounts\":[{%s\"destination\":\"/mapped\",\"type\":\"bind\","
			    "\"source\":\"%s\",\"options\":[\"bind\"]},{\"destination\":\"/plain\","
			    "\"type\":\"bind\",\"source\":\"%s\",\"options\":[\"bind\"]}]}",
				maps, tree, tree)));
	/* tmpfs can be mapped since Linux 6.3. */
	if (code != 0 && strstr(runtime_said(), "Invalid argument"))
		skip(SKIP_KERNEL, "tmpfs cannot be mapped: %.200s", runtime_said());
	EXPECT_EQ(code, 0);
	EXPECT_EQ(shared_words()[0], 1);
	MUST(stat(fmt("%s/file", tree), &st));
	EXPECT_EQ(st.st_uid, 5);
}
