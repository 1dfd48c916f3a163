/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/statvfs.h>

#include "_oci.h"

/* Runtime bug it catches: one of the recursive options unknown, or set on one mount alone. */
static const struct {
	const char *option;
	unsigned long flag;
} rows[] = { { "rnosuid", ST_NOSUID }, { "rnodev", ST_NODEV }, { "rnoexec", ST_NOEXEC },
	{ "rnoatime", ST_NOATIME }, { "rnodiratime", ST_NODIRATIME }, { "rro", ST_RDONLY } };
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static void look(void)
{
	struct statvfs fs;

	for (size_t i = 0; i < ROWS; i++) {
		row("%s", rows[i].option);
		MUST(statvfs(fmt("/trees/%s", rows[i].option), &fs));
		EXPECT_EQ(fs.f_flag & rows[i].flag, rows[i].flag);
		MUST(statvfs(fmt("/trees/%s/below", rows[i].option), &fs));
		EXPECT_EQ(fs.f_flag & rows[i].flag, rows[i].flag);
		for (size_t k = 0; k < ROWS; k++) /* control: that one and no other */
			if (k != i)
				EXPECT_EQ(fs.f_flag & rows[k].flag, 0);
	}
	shared_words()[0] = 1;
}

PROBE(.claim = "Each recursive mount option is set on every mount of the tree, and nothing else is",
	.source = "runtime-spec config.md, Mounts, Linux mount options; mount_setattr(2)",
	.needs = { "root", "syscall.mount_setattr" }, .cell = { .driven = true },
	.sabotage = { .twin = "the options without their r" }, .steps = { { "look", look } }, )
{
	char list[2048] = "";

	for (size_t i = 0; i < ROWS; i++) {
		const char *tree = fmt("%s/tree-%s", scratch(), rows[i].option);

		oci_knows_mount_option(rows[i].option);
		make_dir(tree);
		MUST(mount("tmpfs", tree, "tmpfs", MS_STRICTATIME, NULL));
		make_dir(fmt("%s/below", tree));
		MUST(mount("tmpfs", fmt("%s/below", tree), "tmpfs", MS_STRICTATIME, NULL));
		snprintf(list + strlen(list), sizeof(list) - strlen(list),
			"%s{\"destination\":\"/trees/%s\",\"type\":\"bind\",\"source\":\"%s\","
			"\"options\":[\"rbind\",\"%s\"]}",
			i ? "," : "", rows[i].option, tree, rows[i].option + sabotaged());
	}
	EXPECT_EQ(runtime_run("run --bundle %s bulkhead-one",
			  bundle_new("bulkhead-one", "look", fmt("{\"@mounts\":[%s]}", list))),
		0);
	EXPECT_EQ(shared_words()[0], 1);
}
