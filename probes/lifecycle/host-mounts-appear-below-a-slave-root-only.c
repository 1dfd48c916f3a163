/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_oci.h"

/* Runtime bug it catches: rootfsPropagation not applied, so that later mounts of the host appear. */
static void look(void)
{
	tell(1);
	await(2);
	shared_words()[0] = access("/mnt/later/file", F_OK) == 0;
	MUST(mount("tmpfs", "/mnt/of-cell", "tmpfs", 0, NULL));
	make_file("/mnt/of-cell/file", "x", 0644);
	tell(3);
	await(4);
}

static void one(const char *propagation, const char *id)
{
	const char *later = strdup(fmt("%s/rootfs/mnt/later", scratch()));

	oci_create(id, bundle_new(id, "look",
			       fmt("{\"process\":{\"capabilities\":{\"bounding\":[\"CAP_SYS_"
				   "ADMIN\"],\"effective\":[\"CAP_SYS_ADMIN\"],\"permitted\":["
				   "\"CAP_SYS_ADMIN\"]}},\"linux\":{\"rootfsPropagation\":\"%s\"}}",
				       propagation)));
	EXPECT_EQ(runtime_run("start %s", id), 0);
	await(1);
	MUST(mount("tmpfs", later, "tmpfs", 0, NULL));
	make_file(fmt("%s/file", later), "x", 0644);
	tell(2);
	await(3);
	EXPECT_ERRNO(access(fmt("%s/rootfs/mnt/of-cell/file", scratch()), F_OK), ENOENT);
	MUST(umount2(later, MNT_DETACH));
	tell(4);
	EXPECT(runtime_stops(id));
}

PROBE(.claim = "Below a root of slave propagation later mounts of the host appear, and none goes "
	       "out",
	.source = "runtime-spec config-linux.md, Rootfs Mount Propagation; mount_namespaces(7)",
	.needs = { "root" }, .cell = { .driven = true },
	.sabotage = { .twin = "the propagation is private" }, .steps = { { "look", look } }, )
{
	const char *point = strdup(fmt("%s/rootfs/mnt", scratch()));

	oci_knows_mount_option("rslave"); /* crun 1.8 has no list, and cuts the root off */
	/* What enters has to come from a shared mount. */
	make_dir(fmt("%s/rootfs", scratch()));
	make_dir(point);
	MUST(mount("tmpfs", point, "tmpfs", 0, NULL));
	MUST(mount(NULL, point, NULL, MS_SHARED, NULL));
	make_dir(fmt("%s/later", point));
	make_dir(fmt("%s/of-cell", point));
	one(sabotaged() ? "rprivate" : "rslave", "bulkhead-one");
	EXPECT_EQ(shared_words()[0], 1);
}
