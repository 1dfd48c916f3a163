/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "_disk.h"

/* Kernel bug it catches: limits and counts that outlive the device and meet the next one. */
PROBE(.claim = "A removed device takes its lines in io.max and io.stat along, the next has none of "
	       "them",
	.source = "cgroup-v2.rst, IO Interface Files, io.max, io.stat",
	.needs = { "cgroup2.io", "module.zram", "root" },
	.sabotage = { .twin = "the device stays" }, )
{
	const char *top = cg_new(cg2(), "top");
	char id[16];

	if (read_file("/sys/class/zram-control/hot_add", id, sizeof(id)) < 0)
		skip(SKIP_DEVICE, "/sys/class/zram-control/hot_add: %m");
	const char *number = strdup(file_text(fmt("/sys/block/zram%s/dev", id)));
	if (write_file(fmt("/sys/block/zram%s/disksize", id), "1M") < 0) {
		int error = errno;
		write_file("/sys/class/zram-control/hot_remove", id);
		skip(SKIP_MODULE, "zram without a compressor: disksize: %s", strerror(error));
	}
	MUST(cg_write(top, "io.max", fmt("%s rbps=1048576", number)));
	row("there");
	EXPECT_STR(disk_line(top, "io.max", number), /* control */
		"rbps=1048576 wbps=max riops=max wiops=max");
	row("gone");
	if (!sabotaged())
		MUST(EVENTUALLY(write_file("/sys/class/zram-control/hot_remove", id) >= 0) ? 0
											   : -1);
	uint64_t patience = now_ns() + 300000000u;
	EXPECT(EVENTUALLY(
		strcmp(cg_read(top, "io.max"), "") == 0 || (sabotaged() && now_ns() > patience)));
	EXPECT_STR(cg_read(top, "io.max"), "");
	EXPECT_STR(disk_line(top, "io.stat", number), "");
	if (sabotaged())
		MUST(write_file("/sys/class/zram-control/hot_remove", id));
}
