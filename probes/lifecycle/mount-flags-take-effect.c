/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <sys/statvfs.h>

#include "probe.h"

/* Runtime bug it catches: one option of the table parsed and not applied. */
PROBE(.claim = "Each flag among a mount's options is in force on a mount of its own, and no other "
	       "is",
	.source = "runtime-spec config.md, Linux mount options; statvfs(3)", .needs = { "root" },
	.cell = { .mounts = { { "/var/ro", "tmpfs", "tmpfs", "ro" },
			  { "/var/nosuid", "tmpfs", "tmpfs", "nosuid" },
			  { "/var/nodev", "tmpfs", "tmpfs", "nodev" },
			  { "/var/noexec", "tmpfs", "tmpfs", "noexec" },
			  { "/var/noatime", "tmpfs", "tmpfs", "noatime" },
			  { "/var/nodiratime", "tmpfs", "tmpfs", "nodiratime" },
			  { "/var/sync", "tmpfs", "tmpfs", "sync" },
			  { "/var/none", "tmpfs", "tmpfs", "rw,suid,dev,exec" } } },
	.sabotage = { .mounts = { { "/var/ro", "tmpfs", "tmpfs", "rw" },
			      { "/var/nosuid", "tmpfs", "tmpfs", "suid" },
			      { "/var/nodev", "tmpfs", "tmpfs", "dev" },
			      { "/var/noexec", "tmpfs", "tmpfs", "exec" },
			      { "/var/noatime", "tmpfs", "tmpfs", "rw" },
			      { "/var/nodiratime", "tmpfs", "tmpfs", "rw" },
			      { "/var/sync", "tmpfs", "tmpfs", "rw" },
			      { "/var/none", "tmpfs", "tmpfs", "rw,suid,dev,exec" } } }, )
{
	static const struct {
		const char *path;
		unsigned long flags;
	} rows[] = { { "/var/ro", ST_RDONLY }, { "/var/nosuid", ST_NOSUID },
		{ "/var/nodev", ST_NODEV }, { "/var/noexec", ST_NOEXEC },
		{ "/var/noatime", ST_NOATIME }, { "/var/nodiratime", ST_NODIRATIME },
		{ "/var/sync", ST_SYNCHRONOUS } };
	const unsigned long all = ST_RDONLY | ST_NOSUID | ST_NODEV | ST_NOEXEC | ST_NOATIME |
				  ST_NODIRATIME | ST_SYNCHRONOUS;
	struct statvfs now;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		row("%s", rows[i].path);
		MUST(statvfs(rows[i].path, &now));
		EXPECT_EQ(now.f_flag & all, rows[i].flags);
	}
	row("none");
	MUST(statvfs("/var/none", &now));
	EXPECT_EQ(now.f_flag & all, 0); /* control */
}
