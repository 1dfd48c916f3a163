/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/magic.h>
#include <sys/vfs.h>

#include "probe.h"

/* Runtime bug it catches: a bind mount or tmpfs where another type is asked for. */
PROBE(.claim = "/proc, /dev/pts, /dev/shm, /dev/mqueue and /sys of a cell are of their types",
	.source = "runtime-spec config.md, Mounts, type; statfs(2)",
	.needs = { "root", "fs.mqueue" }, .cell = { .plain = true },
	.sabotage = { .mounts = { { "/dev/mqueue", "tmpfs", "tmpfs", "rw" } } }, )
{
	static const struct {
		const char *path;
		long magic;
	} rows[] = { { "/proc", PROC_SUPER_MAGIC }, { "/dev", TMPFS_MAGIC },
		{ "/dev/pts", DEVPTS_SUPER_MAGIC }, { "/dev/shm", TMPFS_MAGIC },
		{ "/dev/mqueue", 0x19800202 }, { "/sys", SYSFS_MAGIC } };
	struct statfs fs;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].path);
		MUST(statfs(rows[i].path, &fs));
		EXPECT_EQ(fs.f_type, rows[i].magic);
	}
	row("another");
	MUST(statfs("/etc", &fs));
	EXPECT_NE(fs.f_type, PROC_SUPER_MAGIC); /* control */
}
