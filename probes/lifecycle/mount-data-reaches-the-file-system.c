/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/vfs.h>

#include "probe.h"

/* Runtime bug it catches: options that are no flags dropped, or only the first handed on. */
PROBE(.claim = "size, nr_inodes, uid and gid of a tmpfs in a cell are those of its options",
	.source = "runtime-spec config.md, Mounts, options; tmpfs(5)", .needs = { "root" },
	.cell = { .mounts = { { "/var/data", "tmpfs", "named-source",
			  "nosuid,size=256k,nr_inodes=19,uid=21,gid=22" } } },
	.sabotage = { .mounts = { { "/var/data", "tmpfs", "named",
			      "nosuid,size=128k,nr_inodes=18,uid=22,gid=21" } } }, )
{
	struct statfs fs;
	struct stat st;

	MUST(statfs("/var/data", &fs));
	MUST(stat("/var/data", &st));
	row("size");
	EXPECT_EQ(fs.f_blocks * (unsigned long)fs.f_bsize, 262144);
	row("inodes");
	EXPECT_EQ(fs.f_files, 19);
	row("owner");
	EXPECT_EQ(st.st_uid, 21);
	EXPECT_EQ(st.st_gid, 22);
	row("the source's name");
	EXPECT(strstr(file_text("/proc/self/mountinfo"), " - tmpfs named-source ") != NULL);
	EXPECT_EQ(fs.f_type, 0x01021994); /* control */
}
