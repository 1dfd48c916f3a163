/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/blkpg.h>
#include <linux/loop.h>
#include <sys/ioctl.h>

#include "_disk.h"

/* Kernel bug it catches: a limit stored for a partition, where it never binds. */
PROBE(.claim = "io.max takes whole disks only: a partition's number is refused with ENODEV",
	.source = "cgroup-v2.rst, IO Interface Files, io.max; kernel block/blk-cgroup.c, "
		  "blkg_conf_open_bdev",
	.needs = { "cgroup2.io", "module.loop", "root" },
	.sabotage = { .twin = "the whole disk is named" }, )
{
	const char *device = disk_new(1 << 20), *top = cg_new(cg2(), "top");
	int fd = MUST(open(device, O_RDWR | O_CLOEXEC));
	struct loop_info64 info = { .lo_flags = LO_FLAGS_AUTOCLEAR | LO_FLAGS_PARTSCAN };
	struct blkpg_partition part = { .start = 1 << 16, .length = 1 << 16, .pno = 1 };
	struct blkpg_ioctl_arg add = {
		.op = BLKPG_ADD_PARTITION, .datalen = sizeof(part), .data = &part
	};
	char text[64];

	MUST(ioctl(fd, LOOP_SET_STATUS64, &info));
	MUST(ioctl(fd, BLKPG, &add));
	MUST(read_file(fmt("/sys/block/%s/%sp1/dev", device + 5, device + 5), text, sizeof(text)));
	row("the partition");
	EXPECT_ERRNO(cg_write(top, "io.max",
			     fmt("%s rbps=4096", sabotaged() ? device_number(device) : text)),
		ENODEV);
	row("the disk");
	EXPECT_OK(cg_write(top, "io.max", fmt("%s rbps=4096", device_number(device)))); /* control */
	MUST(cg_write(top, "io.max", fmt("%s rbps=max", device_number(device))));
	add.op = BLKPG_DEL_PARTITION;
	MUST(ioctl(fd, BLKPG, &add));
}
